import 'fake-indexeddb/auto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createTrip } from '../../server/test/world.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type ChatClientOptions,
  type Conversation,
} from '../src/index.ts'
import { createSocketTransport } from '../src/socketTransport.ts'
import { createFaultyLine, type FaultyLine } from './faultyLine.ts'
import { createWebLocks } from './webLocks.ts'

let server: TestServer
let line: FaultyLine
let tripId: string
let clients: ChatClient[] = []
/** The tempId of every message that any tab has put on the wire. */
let asked: string[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  vi.stubGlobal('navigator', { locks: createWebLocks(), onLine: true })
  line = await createFaultyLine(server.url)
  const { driver, organizer } = server.world
  tripId = await createTrip(server.database, { driver, organizer })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  asked = []
  await line.close()
  vi.unstubAllGlobals()
})

const WAIT = { timeout: 15_000, interval: 10 }

/** A tab of the driver's: same person, same server, same device. */
function openTab(options: Partial<ChatClientOptions> = {}) {
  const { token, userId } = server.world.driver
  const client = createChatClient({
    ...{ url: line.url, token, userId },
    createTransport(transportOptions) {
      const transport = createSocketTransport(transportOptions)
      return {
        ...transport,
        ask(name, payload, timeoutMs) {
          if (name === 'message:send' && 'tempId' in payload) asked.push(payload.tempId ?? '')
          return transport.ask(name, payload, timeoutMs)
        },
      }
    },
    ...options,
  })
  clients.push(client)
  const conversation = client.conversation(tripId)
  conversation.open()
  return { client, conversation }
}

const texts = (conversation: Conversation) =>
  conversation.getState().messages.flatMap(({ type, content }) => (type === 'TEXT' ? content : []))

const shows = (conversation: Conversation, expected: string[]) =>
  vi.waitFor(() => expect(texts(conversation)).toEqual(expected), WAIT)

const isReady = (conversation: Conversation) =>
  vi.waitFor(() => expect(conversation.getState().phase).toBe('ready'), WAIT)

const isSettled = (conversation: Conversation) =>
  vi.waitFor(() => {
    const { messages } = conversation.getState()
    expect(messages.map(({ status }) => status)).not.toContain('SENDING')
  }, WAIT)

async function stored(): Promise<string[]> {
  const rows = await server.database.query(
    `SELECT m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 ORDER BY m."seq"`,
    [tripId],
  )
  return rows.map(({ content }) => String(content))
}

describe('two tabs of one person', () => {
  it('[OB12] send what both hold once, in the order in which it was written', async () => {
    line.cut()
    // A tab that has been without a socket for long would send by a way that is not counted.
    const fetch = () => Promise.reject(new Error('No REST here'))
    const first = openTab({ fetch }).conversation
    for (const text of ['one', 'two']) first.send(text)
    const second = openTab({ fetch }).conversation
    await shows(second, ['one', 'two'])
    second.send('three')
    await shows(first, ['one', 'two', 'three'])
    first.send('four')
    await shows(second, ['one', 'two', 'three', 'four'])

    line.mend()
    await isSettled(first)
    await isSettled(second)
    expect(await stored()).toEqual(['one', 'two', 'three', 'four'])
    await shows(first, ['one', 'two', 'three', 'four'])
    await shows(second, ['one', 'two', 'three', 'four'])
    expect(asked).toHaveLength(4)
  })

  it('[OB12] go on where the one that was sending is closed', async () => {
    line.cut()
    const first = openTab()
    const written = Array.from({ length: 30 }, (_, index) => `message ${index}`)
    for (const text of written) first.conversation.send(text)
    const second = openTab().conversation
    await shows(second, written)
    line.mend()
    await vi.waitFor(async () => expect((await stored()).length).toBeGreaterThan(3), WAIT)
    first.client.close()

    await isSettled(second)
    expect(await stored()).toEqual(written)
    expect(texts(second)).toEqual(written)
  })

  it('[OB12] show what the other sends once, and drop what the other discards', async () => {
    const first = openTab().conversation
    const second = openTab().conversation
    await isReady(first)
    await isReady(second)
    const refused = first.send('x'.repeat(5_001))
    first.send('good')
    await vi.waitFor(() => {
      const messages = second.getState().messages
      expect(messages.map(({ status }) => status)).toEqual(['SENT', 'FAILED'])
    }, WAIT)
    second.discard(refused)
    await shows(first, ['good'])
    await shows(second, ['good'])
  })

  it('[OB11] both end, and keep nothing, when one of them signs out', async () => {
    const first = openTab()
    const second = openTab()
    await isReady(second.conversation)
    second.conversation.saveDraft('half a word')
    await first.client.signOut()
    await vi.waitFor(() => expect(second.client.getState().phase).toBe('signed-out'), WAIT)
    const next = openTab().conversation
    await isReady(next)
    expect(next.getState().savedDraft).toBeNull()
  })
})

describe('without locks', () => {
  it('[OB12] every tab sends by itself, and the server keeps one of each', async () => {
    vi.stubGlobal('navigator', undefined)
    line.cut()
    const first = openTab().conversation
    for (const text of ['one', 'two']) first.send(text)
    const second = openTab().conversation
    await shows(second, ['one', 'two'])
    line.mend()
    await isSettled(first)
    await isSettled(second)
    expect(await stored()).toEqual(['one', 'two'])
    await shows(second, ['one', 'two'])
  })

  it('[OB10] goes on in memory where nothing is shared', async () => {
    const { conversation } = openTab({ storage: createMemoryOutboxStorage() })
    await isReady(conversation)
    conversation.send('alone')
    await isSettled(conversation)
    expect(await stored()).toEqual(['alone'])
  })
})
