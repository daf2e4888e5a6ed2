import { ChatError } from '@steppergo/chat-protocol'
import { getCookie } from 'hono/cookie'
import type { Actor } from '../deps.ts'
import type { ChatContext, HttpOptions } from './types.ts'

export const SESSION_COOKIE = 'sg_session'

const BEARER = /^Bearer (.+)$/i

/** The token that the caller brings, if it brings one. */
export const bearerOf = (c: ChatContext): string | undefined =>
  BEARER.exec(c.req.header('Authorization') ?? '')?.[1]

/**
 * Who is asking: by bearer token, or by the session cookie of a page of ours.
 *
 * @throws ChatError `UNAUTHENTICATED`, `FORBIDDEN` for a cookie that a foreign page made travel
 */
export async function requireActor(c: ChatContext, options: HttpOptions): Promise<Actor> {
  const bearer = bearerOf(c)
  const token = bearer ?? getCookie(c, SESSION_COOKIE)
  if (bearer === undefined && token !== undefined) requireOwnPage(c, options)
  const actor = await options.authenticate(token)
  c.set('userId', actor.userId)
  return actor
}

/**
 * Refuses a change that another site's page asks for with this browser's cookie. Browsers say where
 * a request comes from; a caller that says nothing is no browser and has to bring a bearer token.
 *
 * @throws ChatError `FORBIDDEN`
 */
export function requireOwnPage(c: ChatContext, { config }: HttpOptions): void {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return
  const site = c.req.header('Sec-Fetch-Site')
  const origin = c.req.header('Origin')
  const isOwnSite = site === undefined || site === 'same-origin'
  if (isOwnSite && origin !== undefined && config.allowedOrigins.has(origin)) return
  throw new ChatError('FORBIDDEN', 'This request must come from one of our own pages')
}
