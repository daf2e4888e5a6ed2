import { isIPv6 } from 'node:net'

interface Caller {
  /** The header a proxy writes. */
  forwardedFor: string | string[] | undefined
  /** Who is at the other end of the line. */
  remoteAddress: string | undefined
}

/**
 * The network address that limits count by. What a proxy says of it counts only where one is trusted,
 * and then its own entry, which is the last: everything before it is the caller's claim. Whoever has
 * an address of IPv6 has 2^64 of them, so those count as one.
 */
export function clientAddress(caller: Caller, trustProxy: boolean): string {
  const forwarded = trustProxy ? [caller.forwardedFor ?? ''].flat().join(',') : ''
  const nearest = forwarded.split(',').at(-1)?.trim()
  return toNetwork(nearest || caller.remoteAddress || 'unknown')
}

const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
const NETWORK_GROUPS = 4

function toNetwork(address: string): string {
  const ipv4 = IPV4_IN_IPV6.exec(address)?.[1]
  if (ipv4 !== undefined) return ipv4
  const [plain = ''] = address.split('%')
  if (!isIPv6(plain)) return address
  // `::` stands for as many groups of zeros as are missing.
  const [start = '', end = ''] = plain.split('::')
  const before = start.split(':').filter(Boolean)
  const after = end.split(':').filter(Boolean)
  const zeros = plain.includes('::') ? Array(8 - before.length - after.length).fill('0') : []
  const groups = [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
