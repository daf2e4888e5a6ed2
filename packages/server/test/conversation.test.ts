import type { Message } from '@steppergo/chat-protocol'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ask,
  askOk,
  connect,
  record,
  rest,
  startTestServer,
  type TestServer,
  type TestSocket,
} from './harness.ts'
import { createWorld, type World } from './world.ts'

let server: TestServer
let world: World
const sockets: TestSocket[] = []

beforeAll(async () => {
  server = await startTestServer()
})
beforeEach(async () => {
  world = await createWorld(server.database)
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})
afterAll(() => server.close())

async function open(token: string) {
  const socket = await connect(server.url, token)
  sockets.push(socket)
  const joined = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  return { socket, joined, events: record(socket) }
}

describe('a conversation over sockets', () => {
  it('[RT1] carries a message to every other socket of the conversation, and not back', async () => {
    const driver = await open(world.driver.token)
    const driverTablet = await open(world.driver.token)
    const passenger = await open(world.passenger.token)
    const { conversationId } = driver.joined
    const sent = await askOk(driver.socket, 'message:send', {
      conversationId,
      content: 'I am here',
      tempId: 'tmp-1',
    })
    await vi.waitFor(() => {
      expect(passenger.events.map(({ name }) => name)).toContain('message:new')
      expect(driverTablet.events.map(({ name }) => name)).toContain('message:new')
    })
    const received = passenger.events.find(({ name }) => name === 'message:new')
    expect(received?.payload).toMatchObject({
      id: sent.messageId,
      seq: sent.seq,
      content: 'I am here',
      senderName: 'Nurlan',
      status: 'SENT',
      tempId: 'tmp-1',
    })
    expect(driver.events.map(({ name }) => name)).not.toContain('message:new')
  })

  it('[RT2] answers a client without acknowledgements by the customer’s events', async () => {
    const socket = await connect(server.url, world.driver.token)
    sockets.push(socket)
    const events = record(socket)
    socket.emit('join:conversation', { tripId: world.tripId })
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('conversation:joined'))
    const joined = events.find(({ name }) => name === 'conversation:joined')?.payload
    const { conversationId } = joined as { conversationId: string }
    expect(joined).toEqual({ conversationId, tripId: world.tripId })
    socket.emit('message:send', { conversationId, content: 'Hello', tempId: 'tmp-2' })
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('message:sent'))
    expect(events.find(({ name }) => name === 'message:sent')?.payload).toMatchObject({
      tempId: 'tmp-2',
      duplicate: false,
    })
    socket.emit('message:send', { conversationId, content: '' })
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('error'))
    expect(events.find(({ name }) => name === 'error')?.payload).toMatchObject({ code: 'INVALID' })
  })

  it('[RT3] carries a message sent by REST to open sockets', async () => {
    const passenger = await open(world.passenger.token)
    const answer = await rest(server, 'POST', '/api/messages/send', {
      token: world.organizer.token,
      body: { tripId: world.tripId, content: 'By REST' },
    })
    expect(answer.status).toBe(200)
    await vi.waitFor(() =>
      expect(passenger.events.map(({ name }) => name)).toContain('message:new'),
    )
  })

  it('[CV1] is made once when two come first at the same moment', async () => {
    const [one, two] = await Promise.all(
      [world.driver, world.passenger].map(({ token }) =>
        rest(server, 'POST', '/api/messages/send', {
          token,
          body: { tripId: world.tripId, content: 'First!' },
        }),
      ),
    )
    expect(one?.body.conversationId).toBe(two?.body.conversationId)
    expect(new Set([one?.body.seq, two?.body.seq])).toEqual(new Set([1, 2]))
    const rows = await server.database.query('SELECT FROM "Conversation" WHERE "tripId" = $1', [
      world.tripId,
    ])
    expect(rows).toHaveLength(1)
  })

  it('[TY1] relays typing to the others with an expiry, never to the one who types', async () => {
    const driver = await open(world.driver.token)
    const passenger = await open(world.passenger.token)
    const { conversationId } = driver.joined
    driver.socket.emit('typing:start', { conversationId })
    await vi.waitFor(() => expect(passenger.events).toHaveLength(1))
    expect(passenger.events[0]).toMatchObject({
      name: 'typing:start',
      payload: { userId: world.driver.userId, userName: 'Nurlan', conversationId },
    })
    driver.socket.emit('typing:stop', { conversationId })
    await vi.waitFor(() => expect(passenger.events).toHaveLength(2))
    expect(driver.events).toEqual([])
  })

  it('[AC5] a removed passenger’s open socket receives nothing more', async () => {
    const driver = await open(world.driver.token)
    const passenger = await open(world.passenger.token)
    const { conversationId } = driver.joined
    await server.database.query(
      `UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "tripId" = $1 AND "userId" = $2`,
      [world.tripId, world.passenger.userId],
    )
    await vi.waitFor(() =>
      expect(passenger.events.map(({ name }) => name)).toContain('access:revoked'),
    )
    const upToNow = passenger.events.length
    await askOk(driver.socket, 'message:send', { conversationId, content: 'Not for Aida' })
    const refused = await ask(passenger.socket, 'message:send', { conversationId, content: 'Hi' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    await vi.waitFor(() => expect(driver.events.map(({ name }) => name)).toContain('message:new'))
    expect(passenger.events.slice(upToNow)).toEqual([])
    const left = driver.events.find(({ name }) => name === 'message:new')?.payload as Message
    expect(left).toMatchObject({ type: 'SYSTEM', metadata: { event: 'participant.left' } })
  })
})
