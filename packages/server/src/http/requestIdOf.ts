import { randomUUID } from 'node:crypto'
import type { ChatContext } from './types.ts'

/** Nothing that could break a log line or a header. */
const WELL_FORMED = /^[A-Za-z0-9_-]{1,64}$/

/** The name that a proxy or the caller has given the request, or else a new one. */
export function requestIdOf(c: ChatContext): string {
  const given = c.req.header('X-Request-Id') ?? ''
  return WELL_FORMED.test(given) ? given : randomUUID()
}
