import { createClient } from 'redis'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startRedis, type Redis } from '../../../scripts/lib/redis.mjs'
import { askOk, connect, record, type TestSocket } from './harness.ts'
import { startNode, type TestNode } from './nodes.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createWorld, type World } from './world.ts'

let redis: Redis
let database: TestDatabase
let world: World
let nodes: TestNode[]
let observer: Awaited<ReturnType<typeof watch>>
const sockets: TestSocket[] = []

const watch = (url: string) => createClient({ url }).connect()

beforeAll(async () => {
  redis = await startRedis()
  database = await createTestDatabase()
  world = await createWorld(database)
  const env = { REDIS_URL: redis.url }
  nodes = [await startNode(database.url, env), await startNode(database.url, env)]
  observer = await watch(redis.url)
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  observer.destroy()
  for (const node of nodes) await node.close()
  await redis.stop()
  await database.drop()
})

async function join(node: TestNode | undefined, { token }: { token: string }) {
  const socket = await connect(node?.url ?? '', token)
  sockets.push(socket)
  const { tripId } = world
  const { conversationId } = await askOk(socket, 'join:conversation', { tripId })
  return { socket, conversationId, events: record(socket) }
}

/** How many nodes listen to what is said in a conversation. */
async function listening(conversationId: string): Promise<number> {
  const channels = await observer.pubSubShardChannels(`*conversation:${conversationId}*`)
  const counts = await observer.pubSubShardNumSub(channels)
  return Object.values(counts).reduce((sum, count) => sum + Number(count), 0)
}

it('[ND9] a node hears only of conversations that one of its sockets has joined', async () => {
  const [here, there] = nodes
  const driver = await join(here, world.driver)
  const { conversationId } = driver
  await vi.waitFor(async () => expect(await listening(conversationId)).toBe(1))
  const passenger = await join(there, world.passenger)
  await vi.waitFor(async () => expect(await listening(conversationId)).toBe(2))
  await askOk(driver.socket, 'message:send', { conversationId, content: 'over there' })
  await vi.waitFor(() => expect(passenger.events.map(({ name }) => name)).toContain('message:new'))
  passenger.socket.close()
  await vi.waitFor(async () => expect(await listening(conversationId)).toBe(1))
})
