import { contract, type OperationContract } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer, type TestServer } from '../harness.ts'
import { POLLING_PATH, openPolling } from '../raw/polling.ts'
import { send, sendBytes, type Response } from '../raw/request.ts'

const API_CSP = "default-src 'none'; frame-ancestors 'none'"
const DOCS_CSP = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

let server: TestServer
let port: number

beforeAll(async () => {
  server = await startTestServer()
  port = Number(new URL(server.url).port)
})
afterAll(() => server.close())

interface Asked {
  method?: string
  path: string
  body?: string
  headers?: Record<string, string>
  /** False asks as nobody. */
  signedIn?: boolean
}

function ask({ method = 'GET', path, body, headers, signedIn = true }: Asked): Promise<Response> {
  return send({
    ...{ port, method, path },
    headers: {
      ...(signedIn ? { Authorization: `Bearer ${server.world.driver.token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
}

function expectHeaders({ headers }: Response, csp = API_CSP) {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': expect.stringContaining('geolocation=()'),
    'cache-control': 'no-store',
    'content-security-policy': csp,
  })
  expect(headers).not.toHaveProperty('x-powered-by')
}

const routes = Object.values<OperationContract>(contract).flatMap(({ rest }) => rest ?? [])
const open = ['/healthz', '/readyz', '/metrics', '/api/socket', '/api/openapi.json', '/api/docs']
const auth = [
  { method: 'POST', path: '/api/auth/sign-in' },
  { method: 'POST', path: '/api/auth/token' },
  { method: 'GET', path: '/api/auth/session' },
  { method: 'POST', path: '/api/auth/sign-out' },
]

describe('every answer carries the security headers', () => {
  it.each(open)('[HD1] GET %s', async (path) => {
    const answer = await ask({ path, signedIn: false })
    expect(answer.status).toBe(200)
    expectHeaders(answer, path === '/api/docs' ? DOCS_CSP : API_CSP)
  })

  it.each([...routes, ...auth])('[HD1] $method $path, to nobody', async ({ method, path }) => {
    const asked = { method: method.toUpperCase(), path: path.replace(/[{}]/g, '') }
    const answer = await ask({ ...asked, signedIn: false })
    expect(answer.status).toBe(path.endsWith('sign-in') ? 422 : 401)
    expectHeaders(answer)
  })

  it.each(routes)('[HD1] $method $path, to somebody', async ({ method, path }) => {
    const asked = { method: method.toUpperCase(), path: path.replace(/[{}]/g, '') }
    const answer = await ask({ ...asked, ...(method === 'post' ? { body: '{}' } : {}) })
    expect([200, 403, 404, 422]).toContain(answer.status)
    expectHeaders(answer)
  })

  const refusals: [status: number, why: string, asked: Asked][] = [
    [403, 'a metrics page', { path: '/metrics', headers: { Origin: 'https://evil.example' } }],
    [404, 'no such address', { path: '/api/nothing' }],
    [404, 'no such method', { method: 'DELETE', path: '/api/conversations' }],
    [413, 'too much', { method: 'POST', path: '/api/messages/send', body: ' '.repeat(65_537) }],
    [422, 'no JSON', { method: 'POST', path: '/api/messages/send', body: '{' }],
    [422, 'a query that is wrong', { path: '/api/messages/x?limit=0' }],
    [204, 'a question before a request', { method: 'OPTIONS', path: '/api/conversations' }],
    [405, 'a poll that is none', { method: 'PUT', path: `${POLLING_PATH}&sid=x` }],
    [400, 'a poll of nobody', { path: `${POLLING_PATH}&sid=x` }],
    [403, 'a foreign poll', { path: POLLING_PATH, headers: { Origin: 'https://evil.example' } }],
  ]
  it.each(refusals)('[HD1] %i: %s', async (status, _why, asked) => {
    const answer = await ask(asked)
    expect(answer.status).toBe(status)
    expectHeaders(answer)
  })

  it('[HD1] 429: too many attempts to sign in', async () => {
    const body = JSON.stringify({ email: 'a', password: 'b' })
    const asked = { method: 'POST', path: '/api/auth/sign-in', body, signedIn: false }
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask(asked)))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThan(0)
    for (const answer of answers) expectHeaders(answer)
  })

  it('[HD1] what long polling is told', async () => {
    const session = await openPolling(port)
    if ('status' in session) throw new Error('There is no session')
    expectHeaders(await session.post(`40{"token":"${server.world.driver.token}"}`))
    expectHeaders(await session.poll())
    expectHeaders(await session.post('1'))
  })

  it('[HD1] what cannot be read as a request', async () => {
    const answer = await sendBytes(
      port,
      Buffer.from('GET /api/conversations HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n'),
    )
    expect(answer.status).toBe(422)
    expect(JSON.parse(answer.text)).toMatchObject({ error: { code: 'INVALID' } })
    expectHeaders(answer)
  })

  it('[HD1] 500: a fault of ours', async () => {
    await server.database.query('ALTER TABLE "Booking" RENAME TO "Elsewhere"')
    try {
      const answer = await ask({ path: '/api/trips' })
      expect(answer.status).toBe(500)
      expectHeaders(answer)
    } finally {
      await server.database.query('ALTER TABLE "Elsewhere" RENAME TO "Booking"')
    }
  })
})

describe('over HTTPS', () => {
  const HSTS = 'max-age=31536000'
  const paths = ['/healthz', '/api/nothing', '/api/socket?EIO=4&transport=polling']

  async function hsts(env: Record<string, string>, headers: Record<string, string>) {
    const other = await startTestServer({ env })
    const found: (string | null)[] = []
    for (const path of paths) {
      const answer = await fetch(`${other.url}${path}`, { headers })
      found.push(answer.headers.get('strict-transport-security'))
    }
    await other.close()
    return found
  }

  it('[HD2] browsers are told to stay there, where the configuration says so', async () => {
    const env = { NEXT_PUBLIC_APP_URL: 'https://ride.example' }
    expect(await hsts(env, {})).toEqual([HSTS, HSTS, HSTS])
  })

  it('[HD2] or a trusted proxy, and nobody else', async () => {
    const secure = { 'X-Forwarded-Proto': 'https' }
    expect(await hsts({ TRUST_PROXY: 'true' }, secure)).toEqual([HSTS, HSTS, HSTS])
    expect(await hsts({ TRUST_PROXY: 'true' }, {})).toEqual([null, null, null])
    expect(await hsts({}, secure)).toEqual([null, null, null])
  })
})
