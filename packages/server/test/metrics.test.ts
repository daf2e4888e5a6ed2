import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { readConfig } from '../src/index.ts'
import { ask, askOk, connect, rest, startTestServer, type TestServer } from './harness.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'

const root = join(import.meta.dirname, '../../..')
const CANARY = 'canary9f2c'
const TOKEN = 'a token that only the scraper has been given'

/** Every sample by its name and labels, as the text has them. */
async function scrape(server: TestServer, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/metrics`, { headers })
  const text = await response.text()
  const samples = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  )
  const names = [...text.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? '')
  return { response, text, samples, names }
}

const labelled = (name: string, labels: Record<string, string>) => {
  const pairs = Object.entries(labels).map(([label, value]) => `${label}="${value}"`)
  return `${name}{${pairs.join(',')}}`
}
const answered = (operation: string, code: string) =>
  labelled('chat_operations_total', { operation, code })

describe('/metrics', () => {
  let server: TestServer
  let redis: TestRedis
  const lines: string[] = []
  beforeAll(async () => {
    redis = await startTestRedis()
    server = await startTestServer({
      env: { REDIS_URL: redis.url, CHAT_MESSAGES_PER_MINUTE: '4' },
      logTo: (line) => lines.push(line),
    })
  }, 30_000)
  afterAll(async () => {
    await server.close()
    await redis.stop()
  })

  it('[OP4] tells what was asked, answered, stored, repeated, caught up and refused', async () => {
    const { tripId, driver, passenger } = server.world
    const sender = await connect(server.url, driver.token)
    const reader = await connect(server.url, passenger.token)
    const { conversationId } = await askOk(sender, 'join:conversation', { tripId })
    await askOk(reader, 'join:conversation', { tripId })
    const before = await scrape(server)

    const say = (content: string, tempId: string) =>
      ask(sender, 'message:send', { conversationId, content, tempId })
    const first = await say(`${CANARY} one`, `${CANARY}-1`)
    await say(`${CANARY} one`, `${CANARY}-1`)
    const seq = first.ok ? first.data.seq : 0
    await say(`${CANARY} two`, `${CANARY}-2`)
    for (let nth = 3; nth <= 5; nth++) await say(`${CANARY} ${nth}`, `${CANARY}-${nth}`)
    await askOk(reader, 'messages:since', { conversationId, afterSeq: seq })
    await askOk(reader, 'join:conversation', { tripId, cursor: { seq, messageId: null } })
    await askOk(reader, 'join:conversation', { tripId, cursor: { seq: 9_000, messageId: null } })
    await askOk(reader, 'messages:delivered', { conversationId, upToSeq: seq })
    await askOk(reader, 'messages:read', { conversationId })
    await rest(server, 'GET', `/api/trips/${CANARY}`, { token: driver.token })
    await ask(reader, 'message:send', { conversationId: CANARY, content: CANARY })
    await server.database.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
      server.world.secondPassenger.userId,
    ])

    await vi.waitFor(async () => {
      const { response, samples } = await scrape(server)
      expect(response.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
      const grown = (name: string) => (samples.get(name) ?? NaN) - (before.samples.get(name) ?? 0)
      const sent = samples.get(answered('message:send', 'OK')) ?? NaN
      const seen = {
        connections: samples.get('chat_connections'),
        joined: samples.get('chat_joined_conversations'),
        sendsTimed: grown(
          labelled('chat_operation_duration_seconds_count', { operation: 'message:send' }),
        ),
        sendsLimited: grown(answered('message:send', 'RATE_LIMITED')),
        limited: grown(labelled('chat_rate_limit_refusals_total', { bucket: 'message' })),
        notFound: grown(answered('trip:get', 'NOT_FOUND')),
        duplicates: grown('chat_duplicates_suppressed_total'),
        since: grown(labelled('chat_catch_ups_total', { kind: 'since' })),
        joins: grown(labelled('chat_catch_ups_total', { kind: 'join' })),
        resyncs: grown(labelled('chat_catch_ups_total', { kind: 'resync' })),
        read: grown(labelled('chat_receipts_moved_total', { kind: 'read' })),
        delivered: grown(labelled('chat_receipts_moved_total', { kind: 'delivered' })),
        removed: grown('chat_access_removals_total'),
        redis: samples.get('chat_redis_up'),
        draining: samples.get('chat_draining'),
      }
      expect(seen).toEqual({
        ...{ connections: 2, joined: 1, sendsTimed: 7, sendsLimited: 1, limited: 1, notFound: 1 },
        ...{ duplicates: 1, since: 1, joins: 1, resyncs: 1, read: 1, delivered: 1, removed: 1 },
        ...{ redis: 1, draining: 0 },
      })
      // Four of the sender's own, which one statement each stored, and a SYSTEM message of the leaving.
      expect(sent).toBe(5)
      expect(grown('chat_messages_stored_total')).toBe(5)
      expect(grown(labelled('chat_broadcasts_total', { event: 'message:new' }))).toBe(5)
      expect(grown('chat_insert_batch_messages_sum')).toBeGreaterThanOrEqual(4)
      expect(grown('chat_catch_up_messages_total')).toBeGreaterThanOrEqual(3 + 3 + 4)
      expect(samples.get('chat_database_connections')).toBeGreaterThan(0)
      expect(samples.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    })
    sender.close()
    reader.close()
  })

  it('[OP5] holds no id, name, text or token of anybody', async () => {
    const { text } = await scrape(server)
    const { tripId, ...people } = server.world
    expect(text).not.toContain(CANARY)
    expect(text).not.toContain(tripId)
    for (const { userId, name, email, token, sessionId } of Object.values(people)) {
      for (const secret of [userId, name, email, token, sessionId]) {
        expect(text).not.toContain(secret)
      }
    }
    const rows = await server.database.query('SELECT "id" FROM "Conversation"')
    expect(rows).toHaveLength(1)
    for (const { id } of rows) expect(text).not.toContain(String(id))
  })

  it('[OP8] is what docs/operations.md and the dashboard name, all of it and no more', async () => {
    const { names } = await scrape(server)
    const known = new Set(names)
    for (const file of ['docs/operations.md', 'deploy/grafana-dashboard.json']) {
      const text = readFileSync(join(root, file), 'utf8')
      const words = text.match(/\b(?:chat|nodejs|process)_[a-z0-9_]+/g) ?? []
      const named = words.map((word) =>
        known.has(word) ? word : word.replace(/_(bucket|sum|count)$/, ''),
      )
      expect([...new Set(named)].sort(), file).toEqual([...known].sort())
    }
  })

  it('[OP6] does not answer a page, and needs no token where none is set', async () => {
    for (const origin of [server.url, 'https://elsewhere.example']) {
      const asked = await rest(server, 'GET', '/metrics', { headers: { Origin: origin } })
      expect(asked).toMatchObject({ status: 403, body: { error: { code: 'FORBIDDEN' } } })
    }
    expect((await scrape(server)).response.status).toBe(200)
  })

  it('[OP7] names every answer, by the caller’s name where it is well-formed', async () => {
    const idFor = async (given?: string, path = '/healthz') => {
      const headers: Record<string, string> = given === undefined ? {} : { 'X-Request-Id': given }
      return (await rest(server, 'GET', path, { headers })).headers.get('X-Request-Id')
    }
    for (const good of ['a', 'from_the-proxy_42', 'x'.repeat(64)]) {
      expect(await idFor(good)).toBe(good)
      expect(await idFor(good, '/api/conversations')).toBe(good)
      expect(await idFor(good, '/api/nowhere')).toBe(good)
    }
    for (const bad of [undefined, '', 'x'.repeat(65), 'with space', '{"a":1}', 'a,b', 'é']) {
      expect(await idFor(bad)).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
    }
    expect(await idFor()).not.toBe(await idFor())
  })

  it('[OP7] names a fault alike in its answer, its payload and its log lines', async () => {
    await server.database.query('ALTER TABLE "MessageReport" RENAME TO "Gone"')
    const { moderator, driver } = server.world
    const asked = (headers: Record<string, string>) =>
      rest(server, 'GET', '/api/moderation/reports', { token: moderator.token, headers })
    const given = await asked({ 'X-Request-Id': 'request-of-mine' })
    expect(given).toMatchObject({
      status: 500,
      body: { error: { code: 'INTERNAL', requestId: 'request-of-mine' } },
    })
    const own = await asked({})
    const ids = [given, own].map(({ headers }) => headers.get('X-Request-Id') ?? 'none')
    expect(own.body).toMatchObject({ error: { requestId: ids[1] } })
    for (const id of ids) {
      const told = lines.map((line) => JSON.parse(line)).filter(({ requestId }) => requestId === id)
      expect(told.map(({ msg }) => msg)).toEqual(['request failed', 'request'])
    }

    await server.database.query('ALTER VIEW "VisibleMessage" RENAME TO "Invisible"')
    const socket = await connect(server.url, driver.token)
    const { tripId } = server.world
    const answer = await ask(socket, 'messages:history', { tripId })
    const requestId = answer.ok ? undefined : answer.error.requestId
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    const line = lines.find((one) => JSON.parse(one).requestId === requestId)
    expect(JSON.parse(line ?? '{}')).toMatchObject({
      msg: 'event failed',
      event: 'messages:history',
    })
    socket.close()
    const { samples } = await scrape(server)
    expect(samples.get(answered('reports:list', 'INTERNAL'))).toBe(2)
  })

  it('[OP4] tells that Redis is away', async () => {
    await redis.kill()
    await vi.waitFor(
      async () => expect((await scrape(server)).samples.get('chat_redis_up')).toBe(0),
      { timeout: 10_000 },
    )
  })
})

describe('/metrics with a token, on a node without Redis', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { CHAT_METRICS_TOKEN: TOKEN } })
  }, 30_000)
  afterAll(() => server.close())

  it('[OP6] answers whoever brings it, and nobody else', async () => {
    const { token } = server.world.admin
    for (const brought of [undefined, token, `${TOKEN}x`, TOKEN.slice(1)]) {
      const asked = await rest(server, 'GET', '/metrics', brought ? { token: brought } : {})
      expect(asked).toMatchObject({ status: 401, body: { error: { code: 'UNAUTHENTICATED' } } })
    }
    const headers = { Authorization: `Bearer ${TOKEN}` }
    expect((await scrape(server, headers)).response.status).toBe(200)
    expect((await scrape(server, { ...headers, Origin: server.url })).response.status).toBe(403)
  })

  it('[OP6] does not start with a token that is short or a known default', () => {
    const start = (CHAT_METRICS_TOKEN: string) => () =>
      readConfig({
        ...{ DATABASE_URL: 'postgresql://localhost/chat', NEXT_PUBLIC_APP_URL: server.url },
        ...{ JWT_SECRET: '0123456789abcdef0123456789abcdef', CHAT_METRICS_TOKEN },
        SESSION_SECRET: 'fedcba9876543210fedcba9876543210',
      })
    expect(start('short')).toThrow('CHAT_METRICS_TOKEN')
    expect(start(`changeme${'x'.repeat(32)}`)).toThrow('CHAT_METRICS_TOKEN')
    expect(start('')().metricsToken).toBeNull()
    expect(start(TOKEN)().metricsToken).toBe(TOKEN)
  })

  it('[OP4] has no word on a Redis that there is not, and tells that it drains', async () => {
    const headers = { Authorization: `Bearer ${TOKEN}` }
    const { samples, names } = await scrape(server, headers)
    expect(names).toContain('chat_redis_up')
    expect(samples.has('chat_redis_up')).toBe(false)
    const socket = await connect(server.url, server.world.driver.token)
    const closing = server.chat.close()
    expect((await scrape(server, headers)).samples.get('chat_draining')).toBe(1)
    await closing
    socket.close()
  })
})
