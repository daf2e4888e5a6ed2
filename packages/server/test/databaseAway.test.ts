import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { startProxy, type Proxy } from './chaos/proxy.ts'
import { ask, askOk, connect, record, rest, type TestSocket } from './harness.ts'
import { startKillablePostgres, type KillablePostgres } from './killablePostgres.ts'
import { startNode, type TestNode } from './nodes.ts'
import { createWorld, type TestUser, type World } from './world.ts'

const RECOVERY = { timeout: 15_000, interval: 50 }

let postgres: KillablePostgres
let proxy: Proxy
let node: TestNode
let world: World
const sockets: TestSocket[] = []
const faults: unknown[] = []
const onFault = (fault: unknown) => void faults.push(fault)

beforeAll(async () => {
  process.on('unhandledRejection', onFault)
  postgres = await startKillablePostgres()
  const url = new URL(postgres.url)
  proxy = await startProxy(Number(url.port))
  url.port = String(proxy.port)
  node = await startNode(url.href, { CHAT_DATABASE_POOL: '4' })
}, 60_000)
beforeEach(async () => {
  world = await createWorld(postgres)
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
  expect(faults).toEqual([])
})
afterAll(async () => {
  await node.close()
  await proxy.close()
  await postgres.drop()
  process.off('unhandledRejection', onFault)
})

async function open(user: TestUser) {
  const socket = await connect(node.url, user.token)
  sockets.push(socket)
  const { conversationId } = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  return { socket, conversationId, events: record(socket) }
}

const stored = (conversationId: string) =>
  postgres.query(
    'SELECT "tempId", "seq" FROM "Message" WHERE "conversationId" = $1 ORDER BY "seq"',
    [conversationId],
  )

/** Sends until it is acknowledged, as clients do, and gives back every code met on the way. */
async function sendUntilOk(socket: TestSocket, conversationId: string, tempId: string) {
  const codes: string[] = []
  for (;;) {
    const answer = await ask(socket, 'message:send', { conversationId, content: tempId, tempId })
    if (answer.ok) return { codes, sent: answer.data }
    codes.push(answer.error.code)
    await sleep(50)
  }
}

it('[DB2] says UNAVAILABLE while PostgreSQL is away, and goes on by itself when it is back', async () => {
  const { socket, conversationId } = await open(world.driver)
  await sendUntilOk(socket, conversationId, 'before')
  const met = new Set<string>()
  const byRest = async () => {
    const { status, body } = await rest(node, 'GET', '/api/conversations', {
      token: world.driver.token,
    })
    // A refusal has a code.
    if (status !== 200) met.add((body.error as { code: string }).code)
    return status
  }

  const tempIds = Array.from({ length: 40 }, () => randomUUID())
  const sending = (async () => {
    for (const tempId of tempIds) {
      for (const code of (await sendUntilOk(socket, conversationId, tempId)).codes) met.add(code)
    }
  })()
  for (let round = 0; round < 2; round++) {
    await sleep(100)
    await postgres.kill()
    await vi.waitFor(async () => expect(await byRest()).toBe(503), RECOVERY)
    const refused: unknown = await connect(node.url, world.passenger.token).catch(
      (error: unknown) => error,
    )
    expect(refused).toMatchObject({ data: { code: 'UNAVAILABLE' } })
    expect((await rest(node, 'GET', '/readyz')).status).toBe(503)
    await vi.waitFor(async () => expect(await byRest()).toBe(200), RECOVERY)
  }
  await sending

  await postgres.isBack()
  expect([...met]).toEqual(['UNAVAILABLE'])
  const rows = await stored(conversationId)
  expect(rows.map(({ tempId }) => tempId)).toEqual(['before', ...tempIds])
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, index) => index + 1))
}, 60_000)

it('[DB2] also while it is there and does not answer', async () => {
  const { socket, conversationId } = await open(world.driver)
  proxy.blackhole()
  const body = { conversationId, content: 'into the void', tempId: randomUUID() }
  const answer = await rest(node, 'POST', '/api/messages/send', {
    token: world.driver.token,
    body,
  })
  expect(answer.body).toMatchObject({ error: { code: 'UNAVAILABLE' } })
  proxy.heal()
  await sendUntilOk(socket, conversationId, body.tempId)
  expect(await stored(conversationId)).toHaveLength(1)
}, 40_000)

it('[DB3] hears doorbells again, and finds what was rung while it could not', async () => {
  const passenger = await open(world.passenger)
  const second = await open(world.secondPassenger)
  proxy.cut()
  await postgres.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
    world.passenger.userId,
  ])
  proxy.heal()
  // The listener asks again after a second; the regular reading comes every five.
  await vi.waitFor(
    () => expect(passenger.events.map(({ name }) => name)).toContain('access:revoked'),
    { timeout: 2_000 },
  )
  await postgres.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
    world.secondPassenger.userId,
  ])
  await vi.waitFor(
    () => expect(second.events.map(({ name }) => name)).toContain('access:revoked'),
    { timeout: 1_000 },
  )
})
