import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Message } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, askOk, connect, type TestSocket } from './harness.ts'
import { startNodeProcess, type NodeProcess } from './nodeProcess.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'
import { createWorld, type TestUser, type World } from './world.ts'

let database: TestDatabase
let redis: TestRedis
let world: World
let nodes: NodeProcess[]

beforeAll(async () => {
  database = await createTestDatabase()
  redis = await startTestRedis()
  world = await createWorld(database)
  nodes = [await start(), await start()]
}, 120_000)
afterAll(async () => {
  for (const node of nodes) node.kill()
  await redis.stop()
  await database.drop()
})

const start = (port?: number) =>
  startNodeProcess(database.url, {
    env: { REDIS_URL: redis.url },
    ...(port === undefined ? {} : { port }),
  })

/** One person on the road: sends without pause, repeats until acknowledged, goes where there is a node. */
function travel(user: TestUser, index: number) {
  const view = new Map<number, string>()
  const acknowledged: string[] = []
  const draining: number[] = []
  let isOver = false
  let socket: TestSocket | null = null
  let conversationId = ''
  let turn = index

  const see = ({ seq, id }: Pick<Message, 'seq' | 'id'>) => {
    expect(view.get(seq) ?? id).toBe(id)
    view.set(seq, id)
  }
  async function reach(): Promise<TestSocket> {
    while (!socket?.connected) {
      const node = nodes[turn++ % nodes.length]
      socket = await connect(node?.url ?? '', user.token).catch(() => null)
      if (!socket) {
        await sleep(50)
        continue
      }
      socket.on('message:new', see)
      socket.on('server:draining', ({ reconnectInMs }) => draining.push(reconnectInMs))
      const joined = await ask(socket, 'join:conversation', { tripId: world.tripId }).catch(
        () => null,
      )
      if (joined?.ok) conversationId = joined.data.conversationId
      else socket.close()
    }
    return socket
  }
  async function send(tempId: string): Promise<string> {
    for (;;) {
      const line = await reach()
      const answer = await Promise.race([
        ask(line, 'message:send', { conversationId, content: tempId, tempId }).catch(() => null),
        new Promise<null>((resolve) => line.once('disconnect', () => resolve(null))),
      ])
      if (answer?.ok) {
        see({ seq: answer.data.seq, id: answer.data.messageId })
        return answer.data.messageId
      }
      await sleep(20)
    }
  }
  const journey = (async () => {
    while (!isOver) {
      acknowledged.push(await send(randomUUID()))
      await sleep(10)
    }
  })()
  return {
    view,
    acknowledged,
    draining,
    end() {
      isOver = true
      return journey
    },
    async catchUp() {
      const line = await reach()
      for (let afterSeq = 0, hasMore = true; hasMore;) {
        const page: { messages: Message[]; hasMore: boolean } = await askOk(
          line,
          'messages:since',
          { conversationId, afterSeq },
        )
        for (const message of page.messages) see(message)
        afterSeq = page.messages.at(-1)?.seq ?? afterSeq
        hasMore = page.hasMore
      }
      line.close()
    },
  }
}

/** What a load balancer hears: every answer of `/readyz` until nobody listens. */
async function askUntilGone(url: string): Promise<string[]> {
  const answers: string[] = []
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (!answer) return answers
    // Ready or not, the answer is JSON.
    const { reason } = (await answer.json()) as { reason?: string }
    answers.push(`${answer.status} ${reason ?? 'ready'}`)
    await sleep(20)
  }
}

it('[DR1] nothing is lost or doubled while two nodes are restarted one after the other', async () => {
  const people = [world.driver, world.organizer, world.passenger, world.secondPassenger]
  const travellers = [...people, ...people].map(travel)
  for (const [index, node] of nodes.entries()) {
    await sleep(1_000)
    const asking = askUntilGone(node.url)
    const { code, ms } = await node.terminate()
    expect(await asking).toContain('503 draining')
    expect(code).toBe(0)
    expect(ms).toBeLessThan(8_000)
    nodes[index] = await start(Number(new URL(node.url).port))
  }
  await sleep(500)
  await Promise.all(travellers.map((traveller) => traveller.end()))
  for (const traveller of travellers) await traveller.catchUp()

  const rows = await database.query('SELECT "id", "tempId", "seq" FROM "Message" ORDER BY "seq"')
  const table = rows.map(({ seq, id }) => [seq, id])
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1))
  expect(new Set(rows.map(({ tempId }) => tempId)).size).toBe(rows.length)
  const acknowledged = travellers.flatMap((traveller) => traveller.acknowledged)
  expect(acknowledged.sort()).toEqual(rows.map(({ id }) => String(id)).sort())
  for (const { view } of travellers) {
    expect([...view].sort(([one], [other]) => one - other)).toEqual(table)
  }
  const waits = travellers.flatMap(({ draining }) => draining)
  expect(waits.length).toBeGreaterThanOrEqual(travellers.length)
  for (const wait of waits) expect(wait).toBeLessThanOrEqual(3_000)
  expect(new Set(waits).size).toBeGreaterThan(1)
  expect(rows.length).toBeGreaterThan(500)
}, 120_000)
