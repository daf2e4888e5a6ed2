import type { Message } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { askOk, connect, record, type TestSocket } from './harness.ts'
import { startNodeProcess, type NodeProcess } from './nodeProcess.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createWorld, type World } from './world.ts'

const READERS = 20
const FLOOD = 1_500
/** As many bytes as a text may have, nearly: 22 MB in all, more than a line holds. */
const TEXT = '한'.repeat(5_000)

let database: TestDatabase
let node: NodeProcess
let world: World
const sockets: TestSocket[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  world = await createWorld(database)
  node = await startNodeProcess(database.url)
}, 30_000)
afterAll(async () => {
  for (const socket of sockets) socket.close()
  node.kill()
  await database.drop()
})

async function join(token: string) {
  const socket = await connect(node.url, token)
  sockets.push(socket)
  const joined = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  return { socket, conversationId: joined.conversationId, events: record(socket) }
}

/** The TCP connection below, which a client does not show. */
function lineOf(socket: TestSocket): { pause(): void; resume(): void } {
  const { transport } = socket.io.engine as unknown as {
    transport: { ws: { _socket: { pause(): void; resume(): void } } }
  }
  return transport.ws._socket
}

it('[SR1] whoever does not read is dropped, disturbs nobody and finds everything later', async () => {
  const driver = await join(world.driver.token)
  const reader = await join(world.passenger.token)
  const { conversationId } = driver
  const slow = []
  for (let index = 0; index < READERS; index++) slow.push(await join(world.secondPassenger.token))
  const dropped = slow.map(
    ({ socket }) => new Promise<void>((resolve) => socket.once('disconnect', () => resolve())),
  )
  for (const { socket } of slow) lineOf(socket).pause()
  const before = await node.residentBytes()

  let peak = before ?? 0
  const watching = setInterval(() => {
    void node.residentBytes().then((bytes) => (peak = Math.max(peak, bytes ?? 0)))
  }, 100)
  for (let sent = 0; sent < FLOOD; sent += 10) {
    await Promise.all(
      Array.from({ length: 10 }, () =>
        askOk(driver.socket, 'message:send', { conversationId, content: TEXT }),
      ),
    )
  }
  // Everybody else has it live, and no send has waited for its answer too long (see `ask`).
  await vi.waitFor(
    () => expect(reader.events.filter(({ name }) => name === 'message:new')).toHaveLength(FLOOD),
    5_000,
  )
  // The last of it may have come just now: three seconds, and time to look.
  await new Promise((resolve) => setTimeout(resolve, 4_500))
  clearInterval(watching)
  for (const { socket } of slow) lineOf(socket).resume()
  await Promise.all(dropped)
  // As without slow readers: what waits for many is kept once, and not for long.
  if (before !== null) expect(peak - before).toBeLessThan(160 * 1024 * 1024)

  const again = await join(world.secondPassenger.token)
  const seqs: number[] = []
  for (let hasMore = true; hasMore;) {
    const page: { messages: Message[]; hasMore: boolean } = await askOk(
      again.socket,
      'messages:since',
      { conversationId, afterSeq: seqs.at(-1) ?? 0, limit: 50 },
    )
    seqs.push(...page.messages.map(({ seq }) => seq))
    hasMore = page.hasMore
  }
  expect(seqs).toEqual(Array.from({ length: FLOOD }, (_, index) => index + 1))
}, 90_000)
