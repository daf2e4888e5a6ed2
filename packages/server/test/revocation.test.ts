import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { ask, askOk, connect, rest, type TestSocket } from './harness.ts'
import { startNode, type TestNode } from './nodes.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'
import { createWorld, type TestUser, type World } from './world.ts'

/** How long somebody may still be reached after the act. */
const LIMIT_MS = { redis: 1_000, 'Redis down': 6_000 }
const LISTEN_MS = 1_500
const SEND_EVERY_MS = 15
const TYPE_EVERY = 30
/** Of each of these six a second are sent while the act takes place. */
const TALKERS = ['driver', 'organizer', 'secondPassenger'] as const

let database: TestDatabase
let redis: TestRedis
let nodes: [TestNode, TestNode]
const sockets: TestSocket[] = []
const latest: Record<string, number> = {}

beforeAll(async () => {
  database = await createTestDatabase()
  redis = await startTestRedis()
  const env = { REDIS_URL: redis.url }
  nodes = [await startNode(database.url, env), await startNode(database.url, env)]
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()))
  await redis.stop()
  await database.drop()
  process.stdout.write(`last event after the act, ms: ${JSON.stringify(latest)}\n`)
})

async function open(node: TestNode, user: TestUser, world: World) {
  const socket = await connect(node.url, user.token)
  sockets.push(socket)
  const { conversationId } = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  return { socket, conversationId }
}

/** Everybody but the passenger talks and types on both nodes, until told to end. */
async function load(world: World) {
  let isOver = false
  const talking = TALKERS.map(async (name, index) => {
    const { socket, conversationId } = await open(nodes[index % 2 ? 1 : 0], world[name], world)
    for (let count = 0; !isOver; count++) {
      // Not more often than one may: whoever insists is sent away.
      if (count % TYPE_EVERY === 0) {
        void ask(socket, 'typing:start', { conversationId }).catch(() => undefined)
      }
      await ask(socket, 'message:send', { conversationId, content: `${name} ${count}` })
      await sleep(SEND_EVERY_MS)
    }
  })
  return async () => {
    isOver = true
    await Promise.all(talking)
  }
}

const restrict = (world: World, restriction: 'MUTE' | 'SUSPEND') =>
  rest(nodes[0], 'POST', `/api/moderation/users/${world.passenger.userId}/restrict`, {
    token: world.moderator.token,
    body: { restriction, reason: 'a reason', ...(restriction === 'MUTE' ? { minutes: 60 } : {}) },
  })

const acts: Record<string, (world: World, conversationId: string) => Promise<unknown>> = {
  'session revoked': ({ passenger }) =>
    database.query('UPDATE "Session" SET "revokedAt" = now() WHERE "id" = $1', [
      passenger.sessionId,
    ]),
  'booking cancelled': ({ passenger }) =>
    database.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
      passenger.userId,
    ]),
  suspended: (world) => restrict(world, 'SUSPEND'),
  'driver blocked': ({ passenger, driver }, conversationId) =>
    rest(nodes[0], 'POST', '/api/blocks', {
      token: passenger.token,
      body: { conversationId, userId: driver.userId },
    }),
  muted: (world) => restrict(world, 'MUTE'),
}

/** Whether the act takes this from its subject: all of the conversation, or one person's part. */
function isTaken(kind: string, world: World, name: string, payload: unknown): boolean {
  const said = JSON.stringify(payload ?? {})
  if (kind === 'driver blocked') {
    const isTheirs = ['message:new', 'typing:start'].includes(name)
    return isTheirs && said.includes(world.driver.userId)
  }
  const ofConversation = ['message:new', 'message:changed', 'typing:start', 'messages:read']
  return [...ofConversation, 'messages:delivered', 'conversation:activity'].includes(name)
}

describe.each(['redis', 'Redis down'] as const)('with %s', (line) => {
  beforeAll(async () => {
    if (line === 'Redis down') await redis.stop()
  })

  it.each(Object.keys(acts).filter((kind) => kind !== 'muted'))(
    '[RV1] %s under load: open sockets on both nodes hear nothing more, and one that was away neither',
    async (kind) => {
      const world = await createWorld(database)
      const { passenger } = world
      const mine = await Promise.all(nodes.map((node) => open(node, passenger, world)))
      const away = await open(nodes[1], passenger, world)
      const conversationId = away.conversationId
      away.socket.close()
      const stop = await load(world)
      const taken: number[] = []
      for (const { socket } of mine) {
        socket.onAny((name: string, payload: unknown) => {
          if (isTaken(kind, world, name, payload)) taken.push(performance.now())
        })
      }
      await expect.poll(() => taken.length).toBeGreaterThan(20)
      await acts[kind]?.(world, conversationId)
      const actedAt = performance.now()
      await sleep(LIMIT_MS[line])
      const before = taken.length
      await sleep(LISTEN_MS)
      expect(taken.length - before).toBe(0)
      latest[`${kind}, ${line}`] = Math.round(Math.max(0, (taken.at(-1) ?? 0) - actedAt))

      const back = await connect(nodes[1].url, passenger.token).catch(() => null)
      if (back) {
        sockets.push(back)
        const late: string[] = []
        back.onAny((name: string, payload: unknown) => {
          if (isTaken(kind, world, name, payload)) late.push(name)
        })
        const cursor = { seq: 0, messageId: null }
        const joined = await ask(back, 'join:conversation', { tripId: world.tripId, cursor })
        await sleep(300)
        expect(late).toEqual([])
        const isIn = joined.ok && joined.data.messages.length > 0
        expect(isIn).toBe(kind === 'driver blocked')
        if (joined.ok) {
          expect(joined.data.messages.map(({ senderId }) => senderId)).not.toContain(
            world.driver.userId,
          )
        }
      } else {
        expect(['session revoked', 'suspended']).toContain(kind)
      }
      await stop()
    },
    30_000,
  )

  it('[RV2] muted under load: nothing of theirs is stored or heard after the act, from whichever socket', async () => {
    const world = await createWorld(database)
    const { passenger, secondPassenger } = world
    const listener = await open(nodes[1], secondPassenger, world)
    const heard: number[] = []
    listener.socket.on('message:new', ({ senderId }) => {
      if (senderId === passenger.userId) heard.push(performance.now())
    })
    let isOver = false
    const mine = await Promise.all(nodes.map((node) => open(node, passenger, world)))
    const talking = mine.map(async ({ socket, conversationId }) => {
      for (let count = 0; !isOver; count++) {
        await ask(socket, 'message:send', { conversationId, content: `mine ${count}` })
        await sleep(SEND_EVERY_MS)
      }
    })
    const away = await open(nodes[0], passenger, world)
    away.socket.disconnect()
    await expect.poll(() => heard.length).toBeGreaterThan(20)
    await acts.muted?.(world, away.conversationId)
    const actedAt = performance.now()
    away.socket.connect()
    const late = await ask(away.socket, 'message:send', {
      conversationId: away.conversationId,
      content: 'written while away',
    })
    expect(late).toMatchObject({ ok: false, error: { code: 'MUTED' } })
    await sleep(LIMIT_MS[line])
    const before = heard.length
    await sleep(LISTEN_MS)
    expect(heard.length - before).toBe(0)
    latest[`muted, ${line}`] = Math.round(Math.max(0, (heard.at(-1) ?? 0) - actedAt))
    isOver = true
    await Promise.all(talking)
  }, 30_000)
})
