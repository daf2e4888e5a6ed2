import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  askOk,
  connect,
  record,
  rest,
  startTestServer,
  type TestServer,
  type TestSocket,
} from './harness.ts'
import { createWorld, type TestUser, type World } from './world.ts'

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

async function open(user: TestUser) {
  const socket = await connect(server.url, user.token)
  sockets.push(socket)
  const joined = await askOk(socket, 'join:conversation', { tripId: world.tripId })
  return { socket, joined, conversationId: joined.conversationId, events: record(socket) }
}

const send = (socket: TestSocket, conversationId: string, content: string, tempId?: string) =>
  askOk(socket, 'message:send', { conversationId, content, ...(tempId ? { tempId } : {}) })

const history = (user: TestUser, query = '') =>
  rest(server, 'GET', `/api/messages/${world.tripId}${query}`, { token: user.token })

describe('receipts', () => {
  it('[ST1] a message goes from SENT to DELIVERED to READ with its slowest reader', async () => {
    const driver = await open(world.driver)
    const others = [world.organizer, world.passenger, world.secondPassenger]
    const { conversationId } = driver
    await send(driver.socket, conversationId, 'where are you?')
    const status = async () => {
      const { body } = await history(world.driver)
      return (body.messages as { status: string }[])[0]?.status
    }
    const opened = []
    for (const user of others) opened.push(await open(user))
    expect(await status()).toBe('SENT')
    for (const { socket } of opened) {
      expect(await status()).toBe('SENT')
      await askOk(socket, 'messages:delivered', { conversationId, upToSeq: 1 })
    }
    expect(await status()).toBe('DELIVERED')
    for (const { socket } of opened) {
      expect(await status()).toBe('DELIVERED')
      await askOk(socket, 'messages:read', { conversationId })
    }
    expect(await status()).toBe('READ')
    await vi.waitFor(() => {
      const names = driver.events.map(({ name }) => name)
      expect(names.filter((name) => name === 'messages:delivered')).toHaveLength(3)
      expect(names.filter((name) => name === 'messages:read')).toHaveLength(3)
    })
  })

  it('[RC1] a watermark never moves back nor past the end, and says nothing new of old news', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const { conversationId } = driver
    await send(driver.socket, conversationId, 'one')
    await send(driver.socket, conversationId, 'two')
    const read = (upToSeq: number) =>
      askOk(passenger.socket, 'messages:read', { conversationId, upToSeq })
    expect(await read(1)).toEqual({ upToSeq: 1, unread: 1 })
    expect(await read(999)).toEqual({ upToSeq: 2, unread: 0 })
    expect(await read(1)).toEqual({ upToSeq: 2, unread: 0 })
    await vi.waitFor(() =>
      expect(driver.events.filter(({ name }) => name === 'messages:read')).toHaveLength(2),
    )
  })

  it('[RC2] unread counts what others wrote and is still to be seen', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const { conversationId } = driver
    await send(driver.socket, conversationId, 'one')
    const hidden = await send(driver.socket, conversationId, 'two')
    await send(passenger.socket, conversationId, 'my own')
    const unread = async () => {
      const { body } = await rest(server, 'GET', '/api/conversations', {
        token: world.passenger.token,
      })
      return (body.conversations as { unread: number }[])[0]?.unread
    }
    expect(await unread()).toBe(2)
    await rest(server, 'POST', `/api/moderation/messages/${hidden.messageId}/hide`, {
      token: world.moderator.token,
    })
    expect(await unread()).toBe(1)
    const byRest = await rest(server, 'POST', '/api/messages/read', {
      token: world.passenger.token,
      body: { conversationId },
    })
    expect(byRest.body).toMatchObject({ unread: 0 })
    expect(await unread()).toBe(0)
  })

  it('[RC3] the last activity tells the last count, however fast one reads', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const { conversationId } = driver
    for (let round = 0; round < 10; round++) {
      await send(driver.socket, conversationId, `round ${round}`)
      await askOk(passenger.socket, 'messages:read', { conversationId })
      const counts = () =>
        passenger.events.flatMap(({ name, payload }) =>
          // The event's shape is the contract's.
          name === 'conversation:activity' ? [(payload as { unread: number }).unread] : [],
        )
      await vi.waitFor(() => expect(counts().at(-1)).toBe(0), { timeout: 3_000 })
    }
    await setTimeout(1_200)
    expect(passenger.events.at(-1)?.payload).toMatchObject({ unread: 0 })
  })

  it('[RC3] activity reaches every socket of a participant, joined or not', async () => {
    const idle = await connect(server.url, world.passenger.token)
    sockets.push(idle)
    const events = record(idle)
    const outsider = await connect(server.url, world.outsider.token)
    sockets.push(outsider)
    const foreign = record(outsider)
    const driver = await open(world.driver)
    await send(driver.socket, driver.conversationId, 'psst')
    await vi.waitFor(() => expect(events).toHaveLength(1))
    expect(events[0]).toMatchObject({
      name: 'conversation:activity',
      payload: { tripId: world.tripId, unread: 1, lastMessage: { content: 'psst' } },
    })
    await rest(server, 'POST', '/api/messages/read', {
      token: world.passenger.token,
      body: { conversationId: driver.conversationId },
    })
    await vi.waitFor(() => expect(events.at(-1)?.payload).toMatchObject({ unread: 0 }))
    expect(foreign).toEqual([])
  })
})
