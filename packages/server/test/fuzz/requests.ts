import { contract, type OperationContract } from '@steppergo/chat-protocol'
import type { Random } from '../chaos/random.ts'
import { mutate } from './mutate.ts'
import type { Request } from '../raw/request.ts'
import type { Sampler } from './samples.ts'
import { nastyValue, toWire } from './values.ts'

interface Route {
  name: string | null
  method: string
  path: string
}

const fromContract: Route[] = Object.entries<OperationContract>(contract).flatMap(
  ([name, { rest }]) => (rest ? [{ ...rest, name, method: rest.method.toUpperCase() }] : []),
)
const own: Route[] = [
  ...['/api/auth/session', '/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs'],
  ...['/api/socket', '/api/nothing', '/api/', '/api/messages/', '/api//conversations'],
].map((path) => ({ name: null, method: 'GET', path }))
const authentication: Route[] = ['sign-in', 'sign-out', 'token'].map((name) => ({
  name: null,
  method: 'POST',
  path: `/api/auth/${name}`,
}))

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND']
const TYPES = [
  ...['application/json; charset=utf-8', 'application/json;', 'APPLICATION/JSON', 'text/plain', ''],
  ...['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp'],
]
const STRANGE_SEGMENTS = [
  ...['%00', '%ff', '%', '%ed%a0%80', '..%2f..%2f', '%2e%2e', '.', '__proto__', 'constructor', '*'],
  ...[
    '%5B%24ne%5D',
    '{tripId}',
    ':tripId',
    'x'.repeat(129),
    'x'.repeat(6_000),
    '%F0%9F%98%80',
    '%20',
  ],
]
const STRANGE_QUERIES = [
  ...['limit=', 'limit=1e3', 'limit=-1', 'limit=2&limit=3', 'limit[]=1', 'before=99999999999'],
  ...[
    'tripId=other',
    '__proto__=x',
    '__proto__[a]=b',
    'constructor=1',
    '%',
    '%ff=%ff',
    '&&&',
    '=',
    '?',
  ],
  ...['after=%00', 'status=', 'status=OPEN&status=RESOLVED', `q=${'x'.repeat(6_000)}`],
]
const STRANGE_HEADERS: Record<string, string | string[]>[] = [
  { 'X-Request-Id': 'a b' },
  { 'X-Request-Id': 'x'.repeat(5_000) },
  { 'X-Forwarded-For': "1.2.3.4, ' OR 1=1" },
  { 'X-Forwarded-Proto': 'javascript' },
  { Origin: 'null' },
  { Origin: ['http://a.example', 'http://b.example'] },
  { Cookie: 'sg_session=%ff; sg_session=%' },
  { Cookie: `sg_session=${'A'.repeat(5_000)}` },
  { Cookie: '__proto__=1; =; ;;' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'Content-Encoding': 'gzip' },
  { 'Transfer-Encoding': 'chunked' },
  { Accept: '*/*;q=x' },
  { Range: 'bytes=0-' },
  { 'Access-Control-Request-Method': 'POST', Origin: 'https://evil.example' },
]
const STRANGE_AUTHORIZATIONS = [
  ...[
    '',
    'Bearer',
    'Bearer ',
    'bearer x',
    'Basic eDp5',
    'Bearer a.b.c',
    `Bearer ${'A'.repeat(5_000)}`,
  ],
  ...['Bearer eyJhbGciOiJub25lIn0.e30.', 'Bearer ééé', 'Bearer [object Object]'],
]
/** A right password takes a tenth of a second of a core to check, and so does a wrong one. */
const SIGN_IN_SHARE = 0.004

/** One request to a route of the chat, something of it wrong most of the time. */
export function makeRequest(
  random: Random,
  sampler: Sampler,
  token: string,
): Omit<Request, 'port'> {
  const route = pickRoute(random)
  const given = payloadFor(random, sampler, route)
  const payload = typeof given === 'object' && given !== null ? { ...given } : {}
  const path = fillPath(random, route.path, payload as Record<string, unknown>)
  const isPost = route.method === 'POST'
  const query = isPost ? '' : queryOf(random, payload)
  const method = random.next() < 0.05 ? random.pick(METHODS) : route.method
  const headers: Record<string, string | string[]> = {
    Authorization: random.next() < 0.9 ? `Bearer ${token}` : random.pick(STRANGE_AUTHORIZATIONS),
    ...(random.next() < 0.1 ? random.pick(STRANGE_HEADERS) : {}),
  }
  if (!isPost) return { method, path: `${path}${query}`, headers }
  headers['Content-Type'] = random.next() < 0.95 ? 'application/json' : random.pick(TYPES)
  return { method, path, headers, body: bodyOf(random, given) }
}

function pickRoute(random: Random): Route {
  const dice = random.next()
  if (dice < SIGN_IN_SHARE) return random.pick(authentication)
  if (dice < 0.06) return random.pick(own)
  return random.pick(fromContract)
}

function payloadFor(random: Random, sampler: Sampler, { name, path }: Route): unknown {
  const valid = path.endsWith('sign-in') ? sampler.credentials() : sampler.payload(name ?? '')
  return random.next() < 0.3 ? valid : mutate(random, valid)
}

function fillPath(random: Random, path: string, payload: Record<string, unknown>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    if (random.next() < 0.15) return random.pick(STRANGE_SEGMENTS)
    return encode(String(toText(payload[name]))) || 'x'
  })
  const dice = random.next()
  if (dice < 0.01) return `${filled}/`
  return dice < 0.02 ? filled.replace('/api/', '/api/./') : filled
}

const toText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'x')

/** As a client writes it; half a pair, which no client can, becomes another character. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 6_000)

function queryOf(random: Random, payload: object): string {
  if (random.next() < 0.2) return `?${random.pick(STRANGE_QUERIES)}`
  const pairs = Object.entries(payload).map(
    ([key, value]) => `${encode(key)}=${encode(toText(value))}`,
  )
  return pairs.length > 0 ? `?${pairs.join('&').slice(0, 8_000)}` : ''
}

function bodyOf(random: Random, payload: unknown): Buffer | string {
  const text = toWire(payload)
  const dice = random.next()
  if (dice < 0.85) return text
  if (dice < 0.9) return text.slice(0, random.between(0, text.length))
  if (dice < 0.92) return Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xd0])])
  if (dice < 0.94) return toWire(nastyValue(random))
  if (dice < 0.96) return `\ufeff${text}`
  if (dice < 0.97) return `{"content":"${'x'.repeat(65_536)}"}`
  if (dice < 0.98) return `${'['.repeat(30_000)}`
  return Buffer.from(Array.from({ length: random.between(0, 300) }, () => random.between(0, 255)))
}

/** HTTP itself, wrong. */
export function makeBytes(random: Random, token: string): Buffer {
  const head = `Authorization: Bearer ${token}\r\n`
  const json = 'Content-Type: application/json\r\n'
  const texts = [
    'GET /api/conversations HTTP/1.1\r\n\r\n',
    'GET /api/conversations HTTP/1.0\r\n\r\n',
    'GET /api/conversations HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET /api/conversations HTTP/1.1\r\nHost: [::1\r\n\r\n',
    'GET /api/conversations HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n',
    'GET /api\\conversations HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET http://evil.example/api/conversations HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/messages/é HTTP/1.1\r\nHost: x\r\n\r\n',
    `GET /api/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET /api/trips HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Content-Length: 10\r\n\r\n{}`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Content-Length: -1\r\n\r\n{}`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Content-Length: 9e9\r\n\r\n{}`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Transfer-Encoding: chunked\r\n\r\nffffff\r\n{`,
    `POST /api/messages/send HTTP/1.1\r\nHost: x\r\n${head}${json}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
    'GET /api/socket?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'GET /api/conversations HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    'GET /api/socket?EIO=4 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
    'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n',
    'CONNECT evil.example:443 HTTP/1.1\r\nHost: x\r\n\r\n',
    '\r\n\r\n\u0000',
  ]
  return Buffer.from(random.pick(texts), 'latin1')
}
