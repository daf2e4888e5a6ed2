import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ask, askOk, connect, record, rest, type TestSocket } from './harness.ts'
import { startNode, type TestNode } from './nodes.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'
import { createWorld, type TestUser, type World } from './world.ts'

const SOON = { timeout: 1_000, interval: 10 }
const BY_HEARTBEAT = { timeout: 2_000, interval: 10 }

let database: TestDatabase
let redis: TestRedis
let here: TestNode
let there: TestNode
let world: World
const sockets: TestSocket[] = []
const faults: unknown[] = []
const onFault = (fault: unknown) => void faults.push(fault)

beforeAll(async () => {
  process.on('unhandledRejection', onFault)
  database = await createTestDatabase()
  redis = await startTestRedis()
  here = await startNode(database.url, { REDIS_URL: redis.url })
  there = await startNode(database.url, { REDIS_URL: redis.url })
})
beforeEach(async () => {
  world = await createWorld(database)
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
  expect(faults).toEqual([])
})
afterAll(async () => {
  await Promise.all([here.close(), there.close()])
  await redis.stop()
  await database.drop()
  process.off('unhandledRejection', onFault)
})

async function open(node: TestNode, user: TestUser) {
  const socket = await connect(node.url, user.token)
  sockets.push(socket)
  const joined = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  const events = record(socket)
  return { socket, conversationId: joined.conversationId, events }
}

type Opened = Awaited<ReturnType<typeof open>>

const send = ({ socket, conversationId }: Opened, content: string) =>
  askOk(socket, 'message:send', { conversationId, content })

const heard = ({ events }: Opened) =>
  // Every `message:new` carries a message.
  events.flatMap(({ name, payload }) =>
    name === 'message:new' ? [(payload as { content: string }).content] : [],
  )

const heads = ({ events }: Opened) =>
  // Every `conversation:head` carries a seq.
  events.flatMap(({ name, payload }) =>
    name === 'conversation:head' ? [(payload as { seq: number }).seq] : [],
  )

/** Both nodes hear each other: what is said on one arrives on the other. */
async function waitForFanOut() {
  const driver = await open(here, world.driver)
  const passenger = await open(there, world.passenger)
  await vi.waitFor(
    async () => {
      await send(driver, 'there?')
      await send(passenger, 'here?')
      await vi.waitFor(() => {
        expect(heard(passenger)).toContain('there?')
        expect(heard(driver)).toContain('here?')
      }, 200)
    },
    { timeout: 8_000, interval: 100 },
  )
  for (const socket of [driver.socket, passenger.socket]) socket.close()
}

describe('nodes that share a Redis', () => {
  beforeEach(waitForFanOut)

  it('[ND1] carry messages, receipts, typing and activity to each other, once each', async () => {
    const driver = await open(here, world.driver)
    const passenger = await open(there, world.passenger)
    const { conversationId } = driver
    await send(driver, 'one')
    await send(driver, 'two')
    passenger.socket.emit('typing:start', { conversationId })
    await askOk(passenger.socket, 'messages:read', { conversationId })
    await vi.waitFor(() => {
      expect(heard(passenger)).toEqual(['one', 'two'])
      expect(passenger.events.map(({ name }) => name)).toContain('conversation:activity')
      const names = driver.events.map(({ name }) => name)
      expect(names.filter((name) => name === 'messages:read')).toHaveLength(1)
      expect(names.filter((name) => name === 'typing:start')).toHaveLength(1)
    }, SOON)
  })

  it('[ND2] share one rate limit', async () => {
    const limit = { REDIS_URL: redis.url, CHAT_MESSAGES_PER_MINUTE: '10' }
    const one = await startNode(database.url, limit)
    const other = await startNode(database.url, limit)
    try {
      await vi.waitFor(() => expect(one.warnings.concat(other.warnings)).toEqual([]))
      const first = await open(one, world.secondPassenger)
      const second = await open(other, world.secondPassenger)
      // Time for both to find Redis; until then each counts for itself.
      await vi.waitFor(async () => {
        await send(await open(one, world.driver), 'ping')
        expect(heard(second)).toContain('ping')
      }, SOON)
      const answers = []
      for (let index = 0; index < 12; index++) {
        const { socket, conversationId } = index % 2 ? first : second
        answers.push(await ask(socket, 'message:send', { conversationId, content: `${index}` }))
      }
      expect(answers.filter(({ ok }) => ok)).toHaveLength(10)
      expect(answers.at(-1)).toMatchObject({ error: { code: 'RATE_LIMITED' } })
    } finally {
      await Promise.all([one.close(), other.close()])
    }
  })

  it('[ND3] end sessions and take participants out on every node', async () => {
    const driver = await open(here, world.driver)
    const passenger = await open(there, world.passenger)
    const second = await open(there, world.secondPassenger)
    const gone = new Promise<void>((resolve) => second.socket.once('disconnect', () => resolve()))
    await rest(here, 'POST', '/api/auth/sign-out', { token: world.secondPassenger.token })
    await gone
    await cancel(world.passenger)
    await vi.waitFor(() => {
      expect(passenger.events.map(({ name }) => name)).toContain('access:revoked')
    }, SOON)
    await send(driver, 'among ourselves')
    const last = await open(there, world.organizer)
    await send(driver, 'still')
    await vi.waitFor(() => expect(heard(last)).toEqual(['still']), SOON)
    expect(heard(passenger)).toEqual([])
  })
})

it('[DR2] a node that drains lets nobody in and takes only its own sockets with it', async () => {
  const third = await startNode(database.url, { REDIS_URL: redis.url })
  const leaving = await open(third, world.driver)
  const staying = await open(there, world.organizer)
  const gone = new Promise<void>((resolve) => leaving.socket.once('disconnect', () => resolve()))
  const closing = third.close()
  // No refusal of the chat's, which a client would take for final: it is to come back, elsewhere.
  const refused: unknown = await connect(third.url, world.passenger.token).catch(
    (error: unknown) => error,
  )
  expect(refused).toBeInstanceOf(Error)
  expect(refused).not.toHaveProperty('data')
  await gone
  await closing
  expect(leaving.events.map(({ name }) => name)).toContain('server:draining')
  await send(staying, 'still here')
  expect(staying.socket.connected).toBe(true)
})

const cancel = (user: TestUser) =>
  database.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [user.userId])

describe('while Redis is away', () => {
  beforeAll(async () => {
    world = await createWorld(database)
    await waitForFanOut()
    await redis.kill()
  })
  afterAll(async () => {
    await redis.restart()
  })

  it('[ND4] sockets of one node hear each other as ever, and nothing waits', async () => {
    const driver = await open(here, world.driver)
    const passenger = await open(here, world.passenger)
    const startedAt = performance.now()
    for (let index = 0; index < 20; index++) await send(driver, String(index))
    await vi.waitFor(() => expect(heard(passenger)).toHaveLength(20), SOON)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(heard(passenger)).toEqual(Array.from({ length: 20 }, (_, index) => String(index)))
  })

  it('[ND5] sockets of other nodes learn of it by the head within two seconds', async () => {
    const driver = await open(here, world.driver)
    const passenger = await open(there, world.passenger)
    const { seq } = await send(driver, 'over the hills')
    await vi.waitFor(() => expect(heads(passenger)).toContain(seq), BY_HEARTBEAT)
    const { conversationId } = driver
    const caughtUp = await askOk(passenger.socket, 'messages:since', {
      conversationId,
      afterSeq: 0,
    })
    expect(caughtUp.messages.at(-1)).toMatchObject({ content: 'over the hills', seq })
  })

  it('[ND6] a cancelled booking and a session that is over lose their sockets on every node', async () => {
    const passengers = [await open(here, world.passenger), await open(there, world.passenger)]
    const driver = await open(there, world.driver)
    const second = await open(there, world.secondPassenger)
    const gone = new Promise<void>((resolve) => second.socket.once('disconnect', () => resolve()))
    await rest(here, 'POST', '/api/auth/sign-out', { token: world.secondPassenger.token })
    await cancel(world.passenger)
    await gone
    await vi.waitFor(() => {
      for (const { events } of passengers) {
        expect(events.map(({ name }) => name)).toContain('access:revoked')
      }
    }, SOON)
    const witness = await open(there, world.organizer)
    await send(driver, 'she is gone')
    await send(await open(here, world.driver), 'she is gone')
    await vi.waitFor(() => expect(heard(witness)).toEqual(['she is gone']), SOON)
    for (const passenger of passengers) expect(heard(passenger)).toEqual([])
  })

  it('[ND7] a node is ready and counts by itself', async () => {
    expect((await rest(here, 'GET', '/readyz')).status).toBe(200)
    const alone = await startNode(database.url, {
      REDIS_URL: redis.url,
      CHAT_MESSAGES_PER_MINUTE: '2',
    })
    const driver = await open(alone, world.driver)
    await send(driver, 'one')
    await send(driver, 'two')
    const { socket, conversationId } = driver
    const third = await ask(socket, 'message:send', { conversationId, content: 'three' })
    expect(third).toMatchObject({ error: { code: 'RATE_LIMITED' } })
    await alone.close()
  })

  it('[ND7] the log says so once', () => {
    for (const { warnings } of [here, there]) {
      const lines = warnings.filter((line) => line.includes('Redis is away'))
      expect(lines).toHaveLength(1)
      expect(warnings).toEqual(lines)
    }
  })
})

describe('when Redis is back', () => {
  it('[ND8] nodes hear each other again without a restart', async () => {
    await waitForFanOut()
    await redis.kill()
    const driver = await open(here, world.driver)
    await send(driver, 'meanwhile')
    await redis.restart()
    await waitForFanOut()
  })

  it('[ND8] also a node that started without it', async () => {
    await redis.kill()
    const late = await startNode(database.url, { REDIS_URL: redis.url })
    try {
      const passenger = await open(late, world.passenger)
      await redis.restart()
      await waitForFanOut()
      const driver = await open(here, world.driver)
      await vi.waitFor(async () => {
        await send(driver, 'welcome')
        await vi.waitFor(() => expect(heard(passenger)).toContain('welcome'), 200)
      }, 4_000)
    } finally {
      await late.close()
    }
  })

  it('[ND8] also when it only stood still', async () => {
    await waitForFanOut()
    const driver = await open(here, world.driver)
    const near = await open(here, world.organizer)
    const far = await open(there, world.passenger)
    redis.pause()
    try {
      const startedAt = performance.now()
      for (let index = 0; index < 5; index++) await send(driver, String(index))
      const { seq } = await send(driver, 'last')
      await vi.waitFor(() => expect(heard(near)).toHaveLength(6), SOON)
      // A request may once find out that nobody answers; the others do not ask.
      expect(performance.now() - startedAt).toBeLessThan(3_000)
      await vi.waitFor(() => expect(heads(far)).toContain(seq), { timeout: 4_000, interval: 10 })
    } finally {
      redis.resume()
    }
    await waitForFanOut()
  })
})
