import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { FRAME_MAX_BYTES, RATE_LIMITS } from '@steppergo/chat-protocol'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { freePort } from '../../../scripts/lib/ports.mjs'
import { startNginx, type Nginx } from '../../../scripts/lib/nginx.mjs'
import { rest } from './harness.ts'
import { startNodeProcess, type NodeProcess } from './nodeProcess.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'
import { travel, type Traveller } from './traveller.ts'
import { createWorld, type TestUser, type World } from './world.ts'

/** Time for a node to end, for clients to come back, and for a machine that does other things. */
const IN_TIME = { timeout: 20_000, interval: 50 }

let database: TestDatabase
let redis: TestRedis
let pages: Server
let ports: [number, number]
let nodes: NodeProcess[] = []
let proxy: Nginx
let world: World
const travellers: Traveller[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  redis = await startTestRedis()
  pages = createServer((_request, response) => response.end('the pages'))
  pages.listen(0, '127.0.0.1')
  await once(pages, 'listening')
  // An address from listen() on a port is never a pipe's name.
  const web = `127.0.0.1:${(pages.address() as AddressInfo).port}`
  ports = [await freePort(), await freePort()]
  proxy = await startNginx({ chat: [nodeAt(0), nodeAt(1)], web })
  nodes = await Promise.all([startChat(0), startChat(1)])
}, 120_000)
beforeEach(async () => {
  world = await createWorld(database)
})
afterEach(() => {
  for (const traveller of travellers.splice(0)) traveller.leave()
})
afterAll(async () => {
  for (const node of nodes) node.kill()
  await proxy.stop()
  await new Promise((resolve) => pages.close(resolve))
  await redis.stop()
  await database.drop()
})

const nodeAt = (index: 0 | 1) => `127.0.0.1:${ports[index]}`

const startChat = (index: 0 | 1) =>
  startNodeProcess(database.url, {
    port: ports[index],
    env: { REDIS_URL: redis.url, NEXT_PUBLIC_APP_URL: proxy.url, TRUST_PROXY: 'true' },
  })

interface Asked {
  path: string
  headers?: Record<string, string>
  body?: unknown
}

/** A request from one of this machine's own addresses, as if from somebody else's. */
async function askFrom(address: string, { path, headers = {}, body }: Asked) {
  const asked = request(`${proxy.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
    localAddress: address,
    agent: false,
  })
  asked.end(body === undefined ? undefined : JSON.stringify(body))
  // `response` always comes with a message.
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  response.resume()
  await once(response, 'end')
  return { status: response.statusCode }
}

/** Which node nginx asks for each of the addresses. */
async function nodesOf(addresses: string[], path: string): Promise<unknown[]> {
  const before = (await proxy.requests()).length
  for (const address of addresses) await askFrom(address, { path })
  const asked = (await proxy.requests()).slice(before)
  return addresses.map((address) => asked.find((line) => line.address === address)?.upstream)
}

/**
 * Two addresses whose long polls go to different nodes, the first to the first; found as soon as
 * nginx takes both nodes, which it may have left alone.
 */
function findPollers(): Promise<[string, string]> {
  const addresses = Array.from({ length: 24 }, (_, index) => `127.0.1.${index + 1}`)
  return vi.waitFor(async () => {
    const places = await nodesOf(addresses, '/api/socket')
    expect(new Set(await nodesOf(addresses, '/healthz'))).toEqual(new Set([nodeAt(0), nodeAt(1)]))
    expect(await nodesOf(addresses, '/api/socket')).toEqual(places)
    const pollerOf = (node: string) => {
      expect(places).toContain(node)
      return addresses[places.indexOf(node)] ?? ''
    }
    return [pollerOf(nodeAt(0)), pollerOf(nodeAt(1))]
  }, IN_TIME)
}

async function enter(...words: [TestUser, 'websocket' | 'polling', string?]): Promise<Traveller> {
  const [user, transport, localAddress] = words
  const traveller = travel({ url: proxy.url, tripId: world.tripId, user, transport, localAddress })
  travellers.push(traveller)
  await vi.waitFor(() => expect(traveller.isIn()).toBe(true), IN_TIME)
  return traveller
}

/** Two by WebSocket, whom nginx takes in turn, and two by long polling: one of each on each node. */
async function everybody(): Promise<Traveller[]> {
  const [first, second] = await findPollers()
  return [
    await enter(world.driver, 'websocket'),
    await enter(world.passenger, 'websocket'),
    await enter(world.organizer, 'polling', first),
    await enter(world.secondPassenger, 'polling', second),
  ]
}

/** Everybody has seen what is stored, and everything acknowledged is stored, once. */
async function expectNothingLost(people: Traveller[]): Promise<void> {
  await Promise.all(people.map((traveller) => traveller.end()))
  // What a node stored before it died, and told nobody, is found by reading on.
  await Promise.all(people.map((traveller) => traveller.catchUp()))
  const rows = await database.query(
    `SELECT m."seq", m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 ORDER BY m."seq"`,
    [world.tripId],
  )
  const table = rows.map(({ seq, content }) => [Number(seq), content])
  const stored = rows.map(({ content }) => String(content))
  expect(stored.sort()).toEqual(people.flatMap(({ acknowledged }) => acknowledged).sort())
  for (const { view } of people) {
    expect([...view].sort(([one], [other]) => one - other)).toEqual(table)
  }
}

/** Reads by REST without pause; gives back every status there was. */
function readOn(user: TestUser) {
  const statuses: number[] = []
  let isOver = false
  const reading = (async () => {
    while (!isOver) {
      statuses.push((await rest(proxy, 'GET', '/api/conversations', { token: user.token })).status)
      await sleep(20)
    }
  })()
  return async () => {
    isOver = true
    await reading
    return statuses
  }
}

it('[PX1] people talk whichever node they are on, over WebSocket and over polling', async () => {
  const people = await everybody()
  for (const [index, traveller] of people.entries()) await traveller.send(`from ${index}`)
  await vi.waitFor(() => {
    for (const { view } of people) expect(view.size).toBe(people.length)
  }, IN_TIME)
  await expectNothingLost(people)
  expect(people.map(({ losses }) => losses())).toEqual([0, 0, 0, 0])
  for (const traveller of people) traveller.leave()
  await vi.waitFor(async () => {
    const sockets = (await proxy.requests()).filter(({ status }) => status === 101)
    expect(new Set(sockets.map(({ upstream }) => upstream)).size).toBe(2)
  }, IN_TIME)
  expect(await (await fetch(proxy.url)).text()).toBe('the pages')
}, 120_000)

it('[PX2] who was on a node that dies comes back to the other, and REST goes on', async () => {
  const people = await everybody()
  const stopReading = readOn(world.driver)
  for (const traveller of people) traveller.talk()
  await sleep(500)
  nodes[0]?.kill()
  await vi.waitFor(() => {
    // One of each kind was on it, and nobody else notices.
    expect(people.filter(({ losses }) => losses() > 0)).toHaveLength(2)
    for (const traveller of people) expect(traveller.isIn()).toBe(true)
  }, IN_TIME)
  const sent = await rest(proxy, 'POST', '/api/messages/read', {
    token: world.driver.token,
    body: { conversationId: await conversationId() },
  })
  expect(sent.status).toBe(200)
  await sleep(500)
  expect(new Set(await stopReading())).toEqual(new Set([200]))
  await expectNothingLost(people)
  nodes[0] = await startChat(0)
}, 120_000)

async function conversationId(): Promise<string> {
  const rows = await database.query('SELECT "id" FROM "Conversation" WHERE "tripId" = $1', [
    world.tripId,
  ])
  return String(rows[0]?.id)
}

it('[PX3] a node that drains loses nobody', async () => {
  const people = await everybody()
  for (const traveller of people) traveller.talk()
  await sleep(500)
  const { code, ms } = (await nodes[1]?.terminate()) ?? {}
  expect(code).toBe(0)
  expect(ms).toBeLessThan(8_000)
  await vi.waitFor(() => {
    expect(people.filter(({ losses }) => losses() > 0)).toHaveLength(2)
    for (const traveller of people) expect(traveller.isIn()).toBe(true)
  }, IN_TIME)
  await sleep(500)
  await expectNothingLost(people)
  nodes[1] = await startChat(1)
}, 120_000)

it('[PX4] a caller is who the proxy says, and what the proxy refuses sounds like the chat', async () => {
  const signInFrom = (address: string, claimed: string) =>
    askFrom(address, {
      path: '/api/auth/sign-in',
      headers: { 'X-Forwarded-For': claimed },
      body: { email: 'nobody@steppergo.test', password: 'guessing' },
    })
  const claims = Array.from({ length: RATE_LIMITS.signIn.burst + 10 }, (_, at) => `203.0.113.${at}`)
  const answers = await Promise.all(claims.map((claim) => signInFrom('127.0.2.1', claim)))
  // One more may pass every three seconds that a busy machine takes for all of them.
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  expect((await signInFrom('127.0.2.2', '127.0.2.1')).status).toBe(401)

  const { token } = world.driver
  const good = await rest(proxy, 'GET', '/api/conversations', { token })
  const long = await rest(proxy, 'POST', '/api/messages/send', {
    token,
    body: { content: 'x'.repeat(FRAME_MAX_BYTES) },
  })
  expect(long).toMatchObject({ status: 413, body: { error: { code: 'TOO_LARGE' } } })
  for (const node of nodes) node.kill()
  const away = await vi.waitFor(async () => {
    const answer = await rest(proxy, 'GET', '/readyz')
    expect(answer).toMatchObject({ status: 503, body: { error: { code: 'UNAVAILABLE' } } })
    return answer
  }, IN_TIME)
  const ids = [good, long, away].map(({ headers }) => headers.get('X-Request-Id'))
  // One each; two would be joined by a comma.
  for (const id of ids) expect(id).toMatch(/^[\da-f-]+$/)
  expect(new Set(ids).size).toBe(3)
}, 120_000)
