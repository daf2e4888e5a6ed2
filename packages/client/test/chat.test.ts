import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import type { TestUser } from '../../server/test/world.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type ChatClientOptions,
  type Conversation,
} from '../src/index.ts'
import { createFaultyLine, type FaultyLine } from './faultyLine.ts'

let server: TestServer
let line: FaultyLine
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  line = await createFaultyLine(server.url)
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await line.close()
})

function join(user: TestUser, options: Partial<ChatClientOptions> = {}): Conversation {
  const { token, userId } = user
  const storage = createMemoryOutboxStorage()
  const client = createChatClient({ url: server.url, token, userId, storage, ...options })
  clients.push(client)
  const conversation = client.conversation(server.world.tripId)
  conversation.open()
  return conversation
}

const texts = (conversation: Conversation) =>
  conversation.getState().messages.flatMap(({ type, content }) => (type === 'TEXT' ? content : []))

const last = (conversation: Conversation) => conversation.getState().messages.at(-1)

const isReady = (conversation: Conversation) =>
  vi.waitFor(() => expect(conversation.getState().phase).toBe('ready'), WAIT)

const WAIT = { timeout: 10_000, interval: 20 }

describe('client and server', () => {
  it('[CL11] shows a sent message at once, then confirmed, and to the others', async () => {
    const driver = join(server.world.driver)
    const passenger = join(server.world.passenger)
    await isReady(driver)
    await isReady(passenger)

    driver.send('On my way')
    expect(last(driver)).toMatchObject({ content: 'On my way', status: 'SENDING', isOwn: true })

    await vi.waitFor(() => expect(last(passenger)?.content).toBe('On my way'), WAIT)
    expect(last(passenger)).toMatchObject({ isOwn: false, senderName: 'Nurlan' })
    await vi.waitFor(() => expect(last(driver)?.seq).toBe(last(passenger)?.seq), WAIT)
  })

  it('[CL12] tells what was delivered and what was read', async () => {
    const driver = join(server.world.driver)
    await isReady(driver)
    driver.send('Who is ready?')
    await vi.waitFor(() => expect(last(driver)?.status).toBe('SENT'), WAIT)

    const others = [
      join(server.world.passenger),
      join(server.world.secondPassenger),
      join(server.world.organizer),
    ]
    await vi.waitFor(() => expect(last(driver)?.status).toBe('DELIVERED'), WAIT)
    for (const other of others) other.markRead()
    await vi.waitFor(() => expect(last(driver)?.status).toBe('READ'), WAIT)
    expect(last(driver)?.readAt).not.toBeNull()
    expect(others[0]?.getState().unread).toBe(0)
  })

  it('[CL13] shows who types, and no longer when the message is there', async () => {
    const driver = join(server.world.driver)
    const passenger = join(server.world.passenger)
    await isReady(driver)
    await isReady(passenger)

    driver.startTyping()
    await vi.waitFor(() => {
      expect(passenger.getState().typingUsers).toMatchObject([{ userName: 'Nurlan' }])
    }, WAIT)
    driver.send('Here')
    await vi.waitFor(() => expect(passenger.getState().typingUsers).toEqual([]), WAIT)
  })

  it('[CL14] catches up on exactly what happened while the line was down', async () => {
    const driver = join(server.world.driver)
    const passenger = join(server.world.passenger, { url: line.url })
    await isReady(driver)
    await isReady(passenger)

    line.cut()
    for (const text of ['one', 'two', 'three']) driver.send(text)
    await vi.waitFor(() => expect(last(driver)?.status).toBe('SENT'), WAIT)
    expect(texts(passenger)).not.toContain('three')
    line.mend()
    await vi.waitFor(() => expect(texts(passenger)).toEqual(texts(driver)), WAIT)
  })

  it('[OB1] sends what was written without a connection, in order and once', async () => {
    const driver = join(server.world.driver, { url: line.url })
    const passenger = join(server.world.passenger)
    await isReady(driver)
    await isReady(passenger)

    line.cut()
    const written = Array.from({ length: 12 }, (_, index) => `offline ${index}`)
    for (const text of written) driver.send(text)
    line.mend()
    await vi.waitFor(() => expect(texts(passenger).slice(-12)).toEqual(written), WAIT)
    await vi.waitFor(() => expect(last(driver)?.status).not.toBe('SENDING'), WAIT)
    expect(texts(driver).slice(-12)).toEqual(written)
  })

  it('[OB2] stores a message once although its answer was lost', async () => {
    const driver = join(server.world.driver, { url: line.url })
    const passenger = join(server.world.passenger)
    await isReady(driver)
    await isReady(passenger)

    line.swallowAnswers()
    driver.send('Answer lost')
    await vi.waitFor(() => expect(last(passenger)?.content).toBe('Answer lost'), WAIT)
    expect(last(driver)?.status).toBe('SENDING')
    line.cut()
    line.mend()
    driver.send('Next')
    await vi.waitFor(() => expect(texts(passenger).at(-1)).toBe('Next'), WAIT)
    await vi.waitFor(() => expect(texts(driver)).toEqual(texts(passenger)), WAIT)
  })

  it('[OB3] sends what an earlier page has written, although nobody opens the conversation', async () => {
    const storage = createMemoryOutboxStorage()
    line.cut()
    const before = join(server.world.driver, { url: line.url, storage })
    before.send('Written before the reload')
    clients.pop()?.close()

    const passenger = join(server.world.passenger)
    await isReady(passenger)
    const { token, userId } = server.world.driver
    clients.push(createChatClient({ url: server.url, token, userId, storage }))
    await vi.waitFor(() => expect(last(passenger)?.content).toBe('Written before the reload'), WAIT)
    await vi.waitFor(async () => expect(await storage.load()).toEqual([]), WAIT)
  })

  it('[OB4] says why a message was refused and goes on with the next', async () => {
    const driver = join(server.world.driver)
    await isReady(driver)
    const refused = driver.send('x'.repeat(5_001))
    driver.send('Short enough')
    await vi.waitFor(() => {
      const { messages } = driver.getState()
      const bad = messages.find(({ tempId }) => tempId === refused)
      expect(bad).toMatchObject({ status: 'FAILED', error: { code: 'INVALID' } })
      expect(messages.find(({ content }) => content === 'Short enough')?.seq).not.toBeNull()
    }, WAIT)
    driver.discard(refused)
    expect(driver.getState().messages.some(({ tempId }) => tempId === refused)).toBe(false)
  })

  it('[CL15] pages back to the beginning', async () => {
    const driver = join(server.world.driver)
    await isReady(driver)
    const amount = 130 - texts(driver).length
    for (let index = 0; index < amount; index += 1) driver.send(`page ${index}`)
    await vi.waitFor(() => expect(last(driver)?.status).toBe('SENT'), WAIT)

    const passenger = join(server.world.passenger)
    await isReady(passenger)
    expect(passenger.getState().messages).toHaveLength(50)
    while (passenger.getState().hasOlder) await passenger.loadOlder()
    expect(texts(passenger)).toEqual(texts(driver))
  })

  it('[CL16] shows nothing to whom the conversation is closed', async () => {
    const outsider = join(server.world.outsider)
    await vi.waitFor(() => {
      expect(['no-access', 'error']).toContain(outsider.getState().phase)
    }, WAIT)
    expect(outsider.getState().messages).toEqual([])
  })

  it('[CL17] ends with a token that nobody renews, and goes on with one that is renewed', async () => {
    const stale = { ...server.world.driver, token: 'x'.repeat(43) }
    const ended = join(stale)
    await vi.waitFor(() => expect(ended.getState().phase).toBe('signed-out'), WAIT)

    const refreshToken = vi.fn(async () => server.world.driver.token)
    const renewed = join(stale, { refreshToken })
    await isReady(renewed)
    expect(refreshToken).toHaveBeenCalledTimes(1)
  })

  it('[CL18] counts what is unread for whoever has not opened the conversation', async () => {
    const driver = join(server.world.driver)
    await isReady(driver)
    const { token, userId } = server.world.secondPassenger
    const earlier = join(server.world.secondPassenger)
    await isReady(earlier)
    earlier.markRead()
    await vi.waitFor(
      () => expect(driver.getState().watermarks[userId]?.readSeq).toBe(last(driver)?.seq),
      WAIT,
    )
    clients.pop()?.close()
    const client = createChatClient({ url: server.url, token, userId })
    clients.push(client)
    client.inbox.open()
    await vi.waitFor(() => expect(client.inbox.getState().phase).toBe('ready'), WAIT)
    const before = client.inbox.getState().unreadByTrip[server.world.tripId] ?? 0
    driver.send('One more')
    await vi.waitFor(() => {
      const { unreadByTrip, totalUnread, conversations } = client.inbox.getState()
      expect(unreadByTrip[server.world.tripId]).toBe(before + 1)
      expect(totalUnread).toBe(before + 1)
      expect(conversations[0]?.lastMessage?.content).toBe('One more')
    }, WAIT)
  })

  it('[CL25] tells that a message has arrived though its conversation is not open', async () => {
    const driver = join(server.world.driver)
    await isReady(driver)
    for (const { token, userId } of [
      server.world.organizer,
      server.world.passenger,
      server.world.secondPassenger,
    ]) {
      const client = createChatClient({ url: server.url, token, userId })
      clients.push(client)
      client.inbox.open()
      await vi.waitFor(() => expect(client.inbox.getState().phase).toBe('ready'), WAIT)
    }
    driver.send('Anyone?')
    await vi.waitFor(() => expect(last(driver)?.status).toBe('DELIVERED'), WAIT)
  })

  it('[CL26] tells a moderator of a new report', async () => {
    const { token, userId } = server.world.moderator
    const moderator = createChatClient({ url: server.url, token, userId })
    clients.push(moderator)
    const reports: string[] = []
    const unsubscribe = moderator.onReport(({ messageId }) => reports.push(messageId))
    const driver = join(server.world.driver)
    const passenger = join(server.world.passenger)
    await isReady(passenger)
    driver.send('Words')
    await vi.waitFor(() => expect(last(passenger)?.content).toBe('Words'), WAIT)
    const messageId = last(passenger)?.id ?? ''
    await vi.waitFor(() => expect(moderator.getState().phase).toBe('connected'), WAIT)
    await passenger.report(messageId, 'THREAT')
    await vi.waitFor(() => expect(reports).toEqual([messageId]), WAIT)
    unsubscribe()
  })
})
