import { SignJWT } from 'jose'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '../src/index.ts'
import { connect, rest, startTestServer, type TestServer } from './harness.ts'
import { createSession, createUser, JWT_SECRET, type TestUser } from './world.ts'

let server: TestServer
let user: TestUser

beforeAll(async () => {
  server = await startTestServer()
  user = await createUser(server.database, 'Aida')
})
afterAll(() => server.close())

function jwt(claims: Record<string, unknown>, secret = JWT_SECRET, expires = '10m') {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('steppergo')
    .setAudience('steppergo-chat')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret))
}

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

async function revoked(): Promise<string> {
  const session = await createSession(server.database, user.userId)
  await server.database.query('UPDATE "Session" SET "revokedAt" = now() WHERE "id" = $1', [
    session.sessionId,
  ])
  return session.token
}

/** Tokens that must open nothing, through any door. */
const bad: [string, () => string | undefined | Promise<string>][] = [
  ['none', () => undefined],
  ['empty', () => ''],
  ['nonsense', () => 'nonsense'],
  ['an unknown session token', () => 'A'.repeat(43)],
  [
    'an expired session',
    async () => (await createSession(server.database, user.userId, new Date(0))).token,
  ],
  ['a revoked session', revoked],
  ['a JWT of another secret', () => jwt({ sid: user.sessionId }, 'x'.repeat(40))],
  ['an expired JWT', () => jwt({ sid: user.sessionId }, JWT_SECRET, '-1s')],
  ['a JWT without a session', () => jwt({})],
  ['a JWT of an unknown session', () => jwt({ sid: 'nowhere' })],
  [
    'a JWT of another audience',
    () =>
      new SignJWT({ sid: user.sessionId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer('steppergo')
        .setAudience('another')
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(new TextEncoder().encode(JWT_SECRET)),
  ],
  [
    'alg none',
    () =>
      `${base64({ alg: 'none' })}.${base64({ sid: user.sessionId, iss: 'steppergo', aud: 'steppergo-chat', exp: 9_999_999_999 })}.`,
  ],
  [
    'a JWT of a revoked session',
    async () => {
      const session = await createSession(server.database, user.userId)
      await server.database.query('DELETE FROM "Session" WHERE "id" = $1', [session.sessionId])
      return jwt({ sid: session.sessionId })
    },
  ],
]

describe.each(bad)('%s', (_name, make) => {
  it('[AU1] is refused at the handshake and on REST with the customer’s words', async () => {
    const token = await make()
    await expect(connect(server.url, token)).rejects.toMatchObject({
      message: 'Authentication required',
      data: { code: 'UNAUTHENTICATED' },
    })
    const answer = await rest(server, 'GET', '/api/conversations', token ? { token } : {})
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual({
      error: { code: 'UNAUTHENTICATED', message: 'Authentication required' },
    })
  })
})

describe('good tokens', () => {
  it('[AU2] a session token and an access token open both doors', async () => {
    const issued = await rest(server, 'POST', '/api/auth/token', { token: user.token })
    for (const token of [user.token, String(issued.body.token)]) {
      ;(await connect(server.url, token)).close()
      expect((await rest(server, 'GET', '/api/conversations', { token })).status).toBe(200)
    }
    const minutes = (Date.parse(String(issued.body.expiresAt)) - Date.now()) / 60_000
    expect(minutes).toBeLessThanOrEqual(15)
  })

  it('[AU2] a native client may bring its token in a header', async () => {
    const socket = io(server.url, {
      path: '/api/socket',
      extraHeaders: { Authorization: `Bearer ${user.token}` },
      forceNew: true,
    })
    await new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(undefined))
      socket.once('connect_error', reject)
    })
    socket.close()
  })
})

describe('sign-in', () => {
  const password = 'ride together'

  beforeAll(async () => {
    await server.database.query('UPDATE "User" SET "passwordHash" = $1 WHERE "id" = $2', [
      await hashPassword(password),
      user.userId,
    ])
  })

  const signIn = (body: unknown, headers?: Record<string, string>) =>
    rest(server, 'POST', '/api/auth/sign-in', { body, ...(headers ? { headers } : {}) })

  it('[AU4] gives a token, the user and an HttpOnly cookie that works on REST', async () => {
    const answer = await signIn({ email: ` ${user.email.toUpperCase()} `, password })
    expect(answer.status).toBe(200)
    expect(answer.body.user).toMatchObject({ id: user.userId, role: 'USER' })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^sg_session=[\w-]{43};.*HttpOnly.*SameSite=Lax/)
    const headers = { Cookie: cookie.split(';')[0] ?? '' }
    const session = await rest(server, 'GET', '/api/auth/session', { headers })
    expect(session.body.user).toMatchObject({ email: user.email })
  })

  it('[AU5] tells nobody which of the two was wrong', async () => {
    const wrong = await signIn({ email: user.email, password: 'no' })
    const unknown = await signIn({ email: 'nobody@steppergo.test', password })
    expect(wrong.status).toBe(401)
    expect(wrong.body).toEqual(unknown.body)
  })

  it('[AU6] a cookie changes nothing for a page of another site', async () => {
    const headers = (more: Record<string, string>) => ({
      Cookie: `sg_session=${user.token}`,
      ...more,
    })
    const attempt = async (more: Record<string, string>) =>
      (await rest(server, 'POST', '/api/auth/token', { headers: headers(more) })).status
    expect(await attempt({})).toBe(403)
    expect(await attempt({ Origin: 'https://evil.example' })).toBe(403)
    expect(await attempt({ Origin: server.url, 'Sec-Fetch-Site': 'cross-site' })).toBe(403)
    expect(await attempt({ Origin: server.url, 'Sec-Fetch-Site': 'same-origin' })).toBe(200)
  })

  it('[AU7] signing out ends the session everywhere, open sockets included', async () => {
    const session = await createSession(server.database, user.userId)
    const socket = await connect(server.url, session.token)
    const gone = new Promise((resolve) => socket.once('disconnect', resolve))
    const answer = await rest(server, 'POST', '/api/auth/sign-out', { token: session.token })
    expect(answer.status).toBe(200)
    await gone
    await expect(connect(server.url, session.token)).rejects.toThrow('Authentication required')
  })

  it('[AU8] a session revoked in the database loses its open sockets', async () => {
    const session = await createSession(server.database, user.userId)
    const socket = await connect(server.url, session.token)
    const gone = new Promise((resolve) => socket.once('disconnect', resolve))
    await server.database.query('UPDATE "Session" SET "revokedAt" = now() WHERE "id" = $1', [
      session.sessionId,
    ])
    await gone
  })

  it('[RL4] an address that keeps guessing is told to wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => signIn({ email: 'a', password: 'b' })),
    )
    const limited = answers.filter(({ status }) => status === 429)
    expect(limited.length).toBeGreaterThan(0)
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
