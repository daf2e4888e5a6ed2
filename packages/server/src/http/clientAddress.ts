import type { ChatContext } from './types.ts'

/** The caller's network address; what a proxy says of it counts only where one is trusted. */
export function clientAddress(c: ChatContext, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('X-Forwarded-For') : undefined
  // The nearest proxy appends; everything before its entry is the caller's own claim.
  const nearest = forwarded?.split(',').at(-1)?.trim()
  return nearest || c.env.incoming?.socket.remoteAddress || 'unknown'
}
