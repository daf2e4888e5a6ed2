import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { rest, startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createWorld, type TestUser, type World } from '../../server/test/world.ts'
import { createSocketTransport } from '../src/socketTransport.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type ChatClientOptions,
  type Conversation,
  type CreateTransport,
} from '../src/index.ts'

let server: TestServer
let world: World
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  world = await createWorld(server.database)
})
afterEach(() => {
  for (const client of clients) client.close()
  clients = []
})

const WAIT = { timeout: 10_000, interval: 20 }

function open(user: TestUser, options: Partial<ChatClientOptions> = {}) {
  const { token, userId } = user
  const storage = createMemoryOutboxStorage()
  const client = createChatClient({ url: server.url, token, userId, storage, ...options })
  clients.push(client)
  const conversation = client.conversation(world.tripId)
  conversation.open()
  client.inbox.open()
  return { client, conversation }
}

const texts = (conversation: Conversation) =>
  conversation.getState().messages.flatMap(({ type, content }) => (type === 'TEXT' ? content : []))

const shows = (conversation: Conversation, expected: string[]) =>
  vi.waitFor(() => expect(texts(conversation)).toEqual(expected), WAIT)

const isReady = (conversation: Conversation) =>
  vi.waitFor(() => {
    const { phase, isStale } = conversation.getState()
    expect([phase, isStale]).toEqual(['ready', false])
  }, WAIT)

async function write(user: TestUser, ...contents: string[]) {
  for (const content of contents) {
    const body = { tripId: world.tripId, content }
    await rest(server, 'POST', '/api/messages/send', { token: user.token, body })
  }
}

const unreadOf = ({ client }: { client: ChatClient }) =>
  client.inbox.getState().unreadByTrip[world.tripId]

it('[CL31] a block takes away what that person wrote, on every device, and an unblock gives it back', async () => {
  const { driver, organizer, passenger } = world
  await write(organizer, 'Good morning')
  await write(driver, 'bad words', 'more of them')
  const page = open(passenger)
  const other = open(passenger)
  const all = ['Good morning', 'bad words', 'more of them']
  await shows(page.conversation, all)
  await shows(other.conversation, all)
  await vi.waitFor(() => expect(unreadOf(page)).toBe(3), WAIT)

  await page.conversation.block(driver.userId)
  await shows(page.conversation, ['Good morning'])
  await shows(other.conversation, ['Good morning'])
  for (const one of [page, other]) {
    await vi.waitFor(() => expect(unreadOf(one)).toBe(1), WAIT)
    expect(one.conversation.getState().unread).toBe(1)
    // The list is read anew beside the conversation; either answer may be the first.
    await vi.waitFor(() => {
      const [summary] = one.client.inbox.getState().conversations
      expect(summary?.lastMessage?.content).toBe('Good morning')
    }, WAIT)
  }
  expect(await other.client.blocks()).toMatchObject([{ userId: driver.userId, name: 'Nurlan' }])

  await write(driver, 'unheard')
  await write(organizer, 'heard')
  await shows(page.conversation, ['Good morning', 'heard'])
  await shows(other.conversation, ['Good morning', 'heard'])

  await other.client.unblock(driver.userId)
  await shows(page.conversation, [...all, 'unheard', 'heard'])
  await shows(other.conversation, [...all, 'unheard', 'heard'])
  expect(await page.client.blocks()).toEqual([])
})

it('[CL31] what the device has kept is not shown where somebody was blocked meanwhile', async () => {
  const { driver, organizer, passenger } = world
  await write(driver, 'bad words')
  await write(organizer, 'Good morning')
  const storage = createMemoryOutboxStorage()
  const page = open(passenger, { storage })
  await shows(page.conversation, ['bad words', 'Good morning'])
  page.client.close()
  const elsewhere = open(passenger)
  await isReady(elsewhere.conversation)
  await elsewhere.conversation.block(driver.userId)

  const next = open(passenger, { storage })
  await shows(next.conversation, ['Good morning'])
  next.client.close()
  const offline = open(passenger, { storage, url: 'http://127.0.0.1:9' })
  await shows(offline.conversation, ['Good morning'])
  expect(offline.conversation.getState().isStale).toBe(true)
})

it('[CL31] what is unsent, and what was read when, stays through a block', async () => {
  const { driver, organizer, passenger } = world
  const theirs = open(organizer)
  const page = open(passenger)
  await isReady(page.conversation)
  await isReady(theirs.conversation)
  page.conversation.send('Where are you?')
  const refused = page.conversation.send('x'.repeat(5_001))
  await shows(theirs.conversation, ['Where are you?'])
  await vi.waitFor(
    () => expect(page.conversation.getState().messages.at(-1)?.status).toBe('FAILED'),
    WAIT,
  )
  theirs.conversation.markRead()
  const mark = () => page.conversation.getState().watermarks[organizer.userId]?.readSeq
  await vi.waitFor(() => expect(mark()).toBeGreaterThan(0), WAIT)
  const before = mark()
  const readers = page.conversation.readersOf(before ?? 0)
  await page.conversation.block(driver.userId)
  await write(organizer, 'Here')
  await vi.waitFor(() => expect(texts(page.conversation)).toContain('Here'), WAIT)
  expect(texts(page.conversation).slice(0, 2)).toEqual(['Where are you?', 'Here'])
  expect(page.conversation.getState().messages.at(-1)).toMatchObject({ tempId: refused })
  expect(mark()).toBeGreaterThanOrEqual(before ?? Infinity)
  const told = (list: typeof readers) => list.find((one) => one.readAt !== null)?.readAt
  expect(told(readers)).toBeTruthy()
  expect(told(page.conversation.readersOf(before ?? 0))).toBe(told(readers))
})

it('[CL32] twenty messages of a blocked person cost a bounded number of requests', async () => {
  const { driver, organizer, passenger } = world
  const asked: string[] = []
  const counting: CreateTransport = (options) => {
    const transport = createSocketTransport(options)
    return {
      ...transport,
      ask(name, payload, timeoutMs) {
        asked.push(name)
        return transport.ask(name, payload, timeoutMs)
      },
    }
  }
  const page = open(passenger, { createTransport: counting })
  await isReady(page.conversation)
  await page.conversation.block(driver.userId)
  await isReady(page.conversation)
  await vi.waitFor(() => {
    expect(asked.filter((name) => name === 'join:conversation')).toHaveLength(2)
  }, WAIT)
  asked.length = 0

  await write(driver, ...Array.from({ length: 20 }, (_, index) => `unheard ${index}`))
  await write(organizer, 'heard')
  await shows(page.conversation, ['heard'])
  // A gap that nothing fills would be asked for again within this time, and more often.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  const catchUps = asked.filter((name) => name === 'messages:since').length
  expect(catchUps).toBeLessThanOrEqual(2)
  expect(asked.filter((name) => name !== 'messages:delivered').length).toBeLessThanOrEqual(3)
})
