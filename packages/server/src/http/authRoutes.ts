import { ChatError, credentials } from '@steppergo/chat-protocol'
import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { signAccessToken } from '../auth/accessToken.ts'
import { signIn, SESSION_TTL_MS } from '../auth/signIn.ts'
import { clientAddress } from '../clientAddress.ts'
import { readJson } from './readJson.ts'
import { requireActor, requireOwnPage, SESSION_COOKIE } from './requireActor.ts'
import type { ChatContext, ChatEnv, HttpOptions } from './types.ts'

/** Sign-in, sign-out and tokens: the host's own, for its pages. */
export function authRoutes(options: HttpOptions): Hono<ChatEnv> {
  const { deps, config } = options
  const app = new Hono<ChatEnv>()
  const cookie = {
    httpOnly: true,
    secure: config.secureCookies,
    sameSite: 'Lax',
    path: '/',
  } as const

  app.post('/sign-in', async (c) => {
    // A page that signs people in without their asking is a foreign one.
    if (c.req.header('Origin') !== undefined) requireOwnPage(c, options)
    const parsed = credentials.safeParse(await readJson(c))
    if (!parsed.success) throw new ChatError('INVALID', 'Give an e-mail address and a password')
    await deps.limiter.take('signIn', addressOf(c, config.trustProxy))
    const { token, user } = await signIn(deps, config, parsed.data)
    setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_TTL_MS / 1000 })
    return c.json({ token, user })
  })

  app.post('/sign-out', async (c) => {
    const actor = await requireActor(c, options)
    await deps.sessions.revoke(actor.sessionId, deps.now())
    deps.events.publish({ type: 'session.ended', sessionId: actor.sessionId })
    deleteCookie(c, SESSION_COOKIE, cookie)
    return c.json({})
  })

  app.post('/token', async (c) => {
    const actor = await requireActor(c, options)
    const { token, expiresAt } = await signAccessToken({
      jwtSecret: config.jwtSecret,
      sessionId: actor.sessionId,
      userId: actor.userId,
      now: deps.now(),
    })
    return c.json({ token, expiresAt: expiresAt.toISOString() })
  })

  app.get('/session', async (c: ChatContext) => {
    const { userId, name, email, role, locale } = await requireActor(c, options)
    return c.json({ user: { id: userId, name, email, role, locale } })
  })
  return app
}

function addressOf(c: ChatContext, trustProxy: boolean): string {
  const forwardedFor = c.req.header('X-Forwarded-For')
  return clientAddress(
    { forwardedFor, remoteAddress: c.env.incoming?.socket.remoteAddress },
    trustProxy,
  )
}
