import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createTrip, type TestUser } from '../../server/test/world.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type Conversation,
} from '../src/index.ts'
import { createFaultyLine, type FaultyLine } from './faultyLine.ts'

let server: TestServer
let line: FaultyLine
let tripId: string
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer({ env: { CHAT_MESSAGES_PER_MINUTE: '600' } })
})
afterAll(() => server.close())
beforeEach(async () => {
  line = await createFaultyLine(server.url)
  const { driver, organizer } = server.world
  tripId = await createTrip(server.database, { driver, organizer })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await line.close()
})

const WAIT = { timeout: 25_000, interval: 10 }

async function join({ token, userId }: TestUser, url = server.url): Promise<Conversation> {
  const storage = createMemoryOutboxStorage()
  const client = createChatClient({ url, token, userId, storage })
  clients.push(client)
  const conversation = client.conversation(tripId)
  conversation.open()
  await vi.waitFor(() => expect(conversation.getState().phase).toBe('ready'), WAIT)
  return conversation
}

const texts = (conversation: Conversation) =>
  conversation.getState().messages.flatMap(({ type, content }) => (type === 'TEXT' ? content : []))

const isSettled = (conversation: Conversation) =>
  vi.waitFor(() => {
    const statuses = conversation.getState().messages.map(({ status }) => status)
    expect(statuses).not.toContain('SENDING')
  }, WAIT)

describe('faults', () => {
  it('[CL30] gives up a line on which no answer comes, and goes on over a new one', async () => {
    const driver = await join(server.world.driver, line.url)
    const phases: (string | undefined)[] = []
    clients[0]?.subscribe(() => phases.push(clients[0]?.getState().phase))
    line.swallowAnswers()
    driver.send('Into the void')
    await vi.waitFor(() => expect(phases).toContain('reconnecting'), WAIT)
    line.mend()
    await isSettled(driver)
    expect(texts(driver)).toEqual(['Into the void'])
  }, 60_000)

  it('[OB6] loses and doubles nothing when the line breaks between a send and its answer', async () => {
    const driver = await join(server.world.driver, line.url)
    const organizer = await join(server.world.organizer)
    const written = Array.from({ length: 12 }, (_, index) => `message ${index}`)
    for (const [index, text] of written.entries()) {
      await vi.waitFor(() => expect(clients[0]?.getState().phase).toBe('connected'), WAIT)
      const isStored = index % 2 === 0
      if (isStored) {
        await isSettled(driver)
        line.swallowAnswers()
      }
      driver.send(text)
      if (isStored) await vi.waitFor(() => expect(texts(organizer)).toContain(text), WAIT)
      line.cut()
      line.mend()
    }
    await isSettled(driver)
    expect(texts(driver)).toEqual(written)
    await vi.waitFor(() => expect(texts(organizer)).toEqual(written), WAIT)
  }, 90_000)

  it('[CL19] goes on by itself when the server comes back', async () => {
    const driver = await join(server.world.driver)
    const organizer = await join(server.world.organizer)
    driver.send('before')
    await isSettled(driver)
    await server.restart()
    driver.send('after')
    await vi.waitFor(() => expect(texts(organizer)).toEqual(['before', 'after']), WAIT)
    await vi.waitFor(() => expect(texts(driver)).toEqual(['before', 'after']), WAIT)
  }, 40_000)

  it('[CL16] drops everything when access is taken away', async () => {
    const driver = await join(server.world.driver)
    driver.send('Nobody else shall keep this')
    await isSettled(driver)
    const { organizer, outsider } = server.world
    await server.database.query('UPDATE "Trip" SET "driverId" = $1 WHERE "id" = $2', [
      outsider.userId,
      tripId,
    ])
    await vi.waitFor(() => expect(driver.getState().phase).toBe('no-access'), WAIT)
    expect(driver.getState().messages).toEqual([])
    expect((await join(organizer)).getState().phase).toBe('ready')
  }, 40_000)
})

describe('rate limit', () => {
  it('[OB7] waits as long as the server says, tells until when, and drops nothing', async () => {
    const slow = await startTestServer({ env: { CHAT_MESSAGES_PER_MINUTE: '30' } })
    try {
      const { driver, tripId: trip } = slow.world
      const client = createChatClient({ url: slow.url, token: driver.token, userId: driver.userId })
      clients.push(client)
      const conversation = client.conversation(trip)
      conversation.open()
      const written = Array.from({ length: 34 }, (_, index) => `message ${index}`)
      for (const text of written) conversation.send(text)
      await vi.waitFor(() => expect(conversation.getState().rateLimitedUntil).not.toBeNull(), WAIT)
      expect(texts(conversation)).toEqual(written)
      await isSettled(conversation)
      expect(texts(conversation)).toEqual(written)
      expect(conversation.getState().rateLimitedUntil).toBeNull()
    } finally {
      await slow.close()
    }
  }, 60_000)
})
