import { randomUUID } from 'node:crypto'
import { connect as dial, createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ask, askOk, connect, record, rest, type TestSocket } from './harness.ts'
import { startNode, type TestNode } from './nodes.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createWorld, type World } from './world.ts'

let database: TestDatabase
let line: Server
let node: TestNode
let world: World
let socket: TestSocket
let conversationId: string
/** The next answer to this statement is cut off; PostgreSQL has committed by then. */
let cutAnswerTo: string | null = null
let cuts = 0

beforeAll(async () => {
  database = await createTestDatabase()
  world = await createWorld(database)
  const url = new URL(database.url)
  line = await startLine(Number(url.port))
  // A TCP server's address is never a pipe's name.
  url.port = String((line.address() as AddressInfo).port)
  node = await startNode(url.href)
  socket = await connect(node.url, world.driver.token)
  ;({ conversationId } = await askOk(socket, 'join:conversation', { tripId: world.tripId }))
})
afterAll(async () => {
  socket.close()
  await node.close()
  await new Promise((resolve) => line.close(resolve))
  await database.drop()
})

/** The way to the database. */
async function startLine(targetPort: number): Promise<Server> {
  const server = createServer((inbound) => {
    const outbound = dial(targetPort, '127.0.0.1')
    let isDoomed = false
    inbound.on('data', (chunk) => {
      // Every execution of a prepared statement names it.
      if (cutAnswerTo !== null && chunk.includes(`${cutAnswerTo}\0`)) {
        isDoomed = true
        cutAnswerTo = null
      }
      outbound.write(chunk)
    })
    outbound.on('data', (chunk) => {
      if (!isDoomed) return void inbound.write(chunk)
      cuts++
      inbound.resetAndDestroy()
      outbound.destroy()
    })
    for (const [one, other] of [
      [inbound, outbound],
      [outbound, inbound],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

const stored = (tempId: string) =>
  database.query('SELECT "id", "seq" FROM "Message" WHERE "tempId" = $1', [tempId])

it('[DB4] a commit whose answer was lost is UNAVAILABLE, and its repetition finds the message', async () => {
  const passenger = await connect(node.url, world.passenger.token)
  await askOk(passenger, 'join:conversation', { tripId: world.tripId })
  for (let round = 1; round <= 10; round++) {
    const message = { conversationId, content: 'On my way', tempId: randomUUID() }
    cutAnswerTo = 'insertMessages'
    const first = await ask(socket, 'message:send', message)
    expect(first).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } })
    expect(cuts).toBe(round)
    const [row] = await stored(message.tempId)
    expect(row).toBeDefined()

    const byRest = await rest(node, 'POST', '/api/messages/send', {
      token: world.driver.token,
      body: message,
    })
    expect(byRest.body).toMatchObject({ messageId: row?.id, seq: row?.seq, duplicate: true })
    const again = await askOk(socket, 'message:send', message)
    expect(again).toMatchObject({ messageId: row?.id, seq: row?.seq, duplicate: true })
    expect(await stored(message.tempId)).toHaveLength(1)
  }
  passenger.close()
})

it('[DB4] whoever waits for a message in doubt hears of it by the head', async () => {
  const passenger = await connect(node.url, world.passenger.token)
  const { head } = await askOk(passenger, 'join:conversation', { tripId: world.tripId })
  const events = record(passenger)
  cutAnswerTo = 'insertMessages'
  await ask(socket, 'message:send', { conversationId, content: 'Late', tempId: randomUUID() })
  await expect
    .poll(() => events, { timeout: 7_000 })
    .toContainEqual({ name: 'conversation:head', payload: { conversationId, seq: head + 1 } })
  passenger.close()
})
