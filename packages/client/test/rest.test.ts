import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createBooking, createTrip, type TestUser } from '../../server/test/world.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type Conversation,
  type CreateTransport,
} from '../src/index.ts'

let server: TestServer
let tripId: string
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  const { database, world } = server
  tripId = await createTrip(database, world)
  await createBooking(database, tripId, world.passenger, 'CONFIRMED')
})
afterEach(() => {
  for (const client of clients) client.close()
  clients = []
})

const WAIT = { timeout: 10_000, interval: 20 }

const noSocket: CreateTransport = ({ listener }) => ({
  connect: () => listener.onConnectError(null),
  disconnect: () => undefined,
  isConnected: () => false,
  tell: () => undefined,
  ask: () => Promise.reject(new Error('No socket here')),
})

function join({ token, userId }: TestUser, createTransport?: CreateTransport): Conversation {
  const storage = createMemoryOutboxStorage()
  const client = createChatClient({ url: server.url, token, userId, storage, createTransport })
  clients.push(client)
  const conversation = client.conversation(tripId)
  conversation.open()
  return conversation
}

const last = (conversation: Conversation) => conversation.getState().messages.at(-1)

const isReady = (conversation: Conversation) =>
  vi.waitFor(() => expect(conversation.getState().phase).toBe('ready'), WAIT)

describe('where no socket can be had', () => {
  it('[OB5] a conversation is begun, read and reported as read over REST', async () => {
    const { driver, passenger, organizer } = server.world
    const first = join(driver, noSocket)
    await isReady(first)
    expect(first.getState().messages).toEqual([])
    first.send('The first word')
    await vi.waitFor(() => expect(last(first)?.status).toBe('SENT'), WAIT)

    const second = join(passenger, noSocket)
    await vi.waitFor(() => expect(last(second)?.content).toBe('The first word'), WAIT)
    expect(second.getState().unread).toBe(1)
    second.markRead()
    const third = join(organizer)
    await vi.waitFor(
      () => expect(third.getState().watermarks[passenger.userId]?.readSeq).toBe(1),
      WAIT,
    )
  })

  it('[OB5] messages go over REST and reach who has one', async () => {
    const passenger = join(server.world.passenger)
    await isReady(passenger)
    const driver = join(server.world.driver, noSocket)
    driver.send('By the other road')
    await vi.waitFor(() => expect(last(passenger)?.content).toBe('By the other road'), WAIT)
    await vi.waitFor(() => expect(last(driver)?.status).toBe('SENT'), WAIT)
    await isReady(driver)
    expect(last(driver)?.content).toBe('By the other road')
  })
})
