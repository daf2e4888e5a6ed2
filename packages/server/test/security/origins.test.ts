import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../harness.ts'
import { openLine } from '../raw/openLine.ts'
import { openPolling } from '../raw/polling.ts'

const ALLOWED = 'https://ride.example'

/** Origins that are not on the list, each as near to one that is as it gets. */
const foreign: [name: string, ...origins: string[]][] = [
  ['evil', 'https://evil.example'],
  ['null', 'null'],
  ['empty', ''],
  ['a suffix', 'https://ride.example.evil.example'],
  ['a prefix', 'https://evil-ride.example'],
  ['a subdomain', 'https://www.ride.example'],
  ['the domain above', 'https://example'],
  ['another port', 'https://ride.example:8443'],
  ['the usual port, written out', 'https://ride.example:443'],
  ['another scheme', 'http://ride.example'],
  ['the scheme of a socket', 'wss://ride.example'],
  ['a file', 'file://'],
  ['upper case', 'https://RIDE.example'],
  ['a trailing dot', 'https://ride.example.'],
  ['a trailing slash', 'https://ride.example/'],
  ['a path', 'https://ride.example/chat'],
  ['somebody before an @', 'https://ride.example@evil.example'],
  ['an address of IPv4', 'https://93.184.216.34'],
  ['an address of IPv6', 'https://[::1]'],
  ['letters that look alike', 'https://xn--rde-qza.example'],
  ['the same, not encoded', 'https://r\u0456de.example'],
  ['a wildcard', '*'],
  ['two in one', `${ALLOWED}, https://evil.example`],
  ['two of them', 'https://evil.example', ALLOWED],
  ['ours twice', ALLOWED, ALLOWED],
]

let server: TestServer
let port: number

beforeAll(async () => {
  server = await startTestServer({ env: { CHAT_ALLOWED_ORIGINS: ALLOWED } })
  port = Number(new URL(server.url).port)
})
afterAll(() => server.close())

const hello = () => `40${JSON.stringify({ token: server.world.driver.token })}`
/** As bytes, for a header may hold letters of no other kind. */
const toBytes = (text: string) => Buffer.from(text).toString('latin1')

/** Whether somebody with a valid token is let in, by each transport. */
const open = {
  async websocket(origins: string[]) {
    let hear: (text: string) => void = () => undefined
    const entered = new Promise<boolean>((resolve) => {
      hear = (text) => void (text.startsWith('40') && resolve(true))
    })
    const headers = origins.map((origin) => `Origin: ${origin}`)
    const line = await openLine({ port, headers, onText: (text) => hear(text) }).catch(() => null)
    if (!line) return false
    line.send(hello())
    const isIn = await Promise.race([entered, line.closed.then(() => false)])
    line.close()
    return isIn
  },
  async polling(origins: string[]) {
    const headers: Record<string, string[]> =
      origins.length > 0 ? { Origin: origins.map(toBytes) } : {}
    const session = await openPolling(port, headers)
    if ('status' in session) return false
    await session.post(hello())
    const { text } = await session.poll()
    await session.post('1')
    return text.startsWith('40')
  },
}

describe.each(['websocket', 'polling'] as const)('by %s', (transport) => {
  it.each(foreign)('[AU3] [OR1] %s opens nothing', async (_name, ...origins) => {
    expect(await open[transport](origins)).toBe(false)
  })

  it('[AU3] [OR1] our own origins open it, and so does none, which is no page', async () => {
    expect(await open[transport]([ALLOWED])).toBe(true)
    expect(await open[transport]([server.url])).toBe(true)
    expect(await open[transport]([])).toBe(true)
  })
})

it('[OR2] no foreign page may read an answer of REST, nor of long polling', async () => {
  const ask = (origin: string, path: string) =>
    fetch(`${server.url}${path}`, { headers: { Origin: origin } })
  for (const path of ['/api/conversations', '/api/socket', '/api/socket?EIO=4&transport=polling']) {
    for (const [name, origin = ''] of foreign.filter((one) => one.length === 2)) {
      if (name === 'the same, not encoded') continue
      const allowed = (await ask(origin, path)).headers.get('access-control-allow-origin')
      expect(allowed).toBeNull()
    }
    const allowed = (await ask(ALLOWED, path)).headers.get('access-control-allow-origin')
    expect(allowed).toBe(ALLOWED)
  }
})
