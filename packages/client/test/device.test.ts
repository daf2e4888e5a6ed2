import 'fake-indexeddb/auto'
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { rest, startTestServer, type TestServer } from '../../server/test/harness.ts'
import { createTrip } from '../../server/test/world.ts'
import {
  createChatClient,
  createIndexedDbOutboxStorage,
  type ChatClient,
  type ChatClientOptions,
  type DeviceStorage,
} from '../src/index.ts'
import { createFaultyLine, type FaultyLine } from './faultyLine.ts'

let server: TestServer
let line: FaultyLine
let tripId: string
let storage: DeviceStorage
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  line = await createFaultyLine(server.url)
  storage = createIndexedDbOutboxStorage(`device-${randomUUID()}`)
  const { driver, organizer } = server.world
  tripId = await createTrip(server.database, { driver, organizer })
})
afterEach(async () => {
  for (const client of clients) client.close()
  clients = []
  await line.close()
})

const WAIT = { timeout: 10_000, interval: 10 }
const DAY_MS = 86_400_000

/** A page of the driver's, on the device that all pages of one test share. */
function openPage(options: Partial<ChatClientOptions> = {}) {
  const { token, userId } = server.world.driver
  const client = createChatClient({ url: line.url, token, userId, storage, ...options })
  clients.push(client)
  const conversation = client.conversation(tripId)
  conversation.open()
  const waitFor = (check: (state: ReturnType<typeof conversation.getState>) => void) =>
    vi.waitFor(() => check(conversation.getState()), WAIT)
  return {
    ...{ client, conversation, waitFor },
    isFresh: () =>
      waitFor(({ phase, isStale }) => expect([phase, isStale]).toEqual(['ready', false])),
    shows: (expected: string[]) =>
      waitFor(({ messages }) =>
        expect(messages.map(({ content, status }) => `${content} ${status}`)).toEqual(expected),
      ),
  }
}

type Page = ReturnType<typeof openPage>

function reload(page: Page, options: Partial<ChatClientOptions> = {}): Page {
  page.client.close()
  return openPage(options)
}

const isStored = (amount: number) =>
  vi.waitFor(async () => expect(await storage.load()).toHaveLength(amount), WAIT)

async function storedTexts() {
  const rows = await server.database.query(
    `SELECT m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 ORDER BY m."seq"`,
    [tripId],
  )
  return rows.map(({ content }) => content)
}

async function accessToken(): Promise<string> {
  const { token } = server.world.driver
  const { body } = await rest(server, 'POST', '/api/auth/token', { token, body: {} })
  return String(body['token'])
}

describe('what waits too long', () => {
  it('[OB13] is not sent late; it keeps its text and can be sent again', async () => {
    line.cut()
    const page = openPage({ now: () => Date.now() - 1.1 * DAY_MS })
    const tempId = page.conversation.send('See you at noon')
    await isStored(1)
    line.mend()
    const later = reload(page)
    await later.shows(['See you at noon FAILED'])
    expect(later.conversation.getState().messages[0]?.error?.code).toBe('EXPIRED')
    later.conversation.send('fresh')
    await later.shows(['fresh SENT', 'See you at noon FAILED'])
    expect(await storedTexts()).toEqual(['fresh'])

    const again = reload(later)
    await again.shows(['fresh SENT', 'See you at noon FAILED'])
    again.conversation.retry(tempId)
    await again.shows(['fresh SENT', 'See you at noon SENT'])
    await isStored(0)
  })

  it('[OB13] is refused, text kept, when its conversation has closed meanwhile', async () => {
    const page = openPage()
    await page.isFresh()
    line.cut()
    for (const text of ['one', 'two']) page.conversation.send(text)
    await isStored(2)
    await server.database.query(
      `UPDATE "Conversation" SET "closedAt" = now() WHERE "tripId" = $1`,
      [tripId],
    )
    line.mend()
    await page.shows(['one FAILED', 'two FAILED'])
    expect(page.conversation.getState().messages[0]?.error?.code).toBe('CONVERSATION_CLOSED')
    expect(page.conversation.getState().closedAt).not.toBeNull()
    await reload(page).shows(['one FAILED', 'two FAILED'])
    expect(await storedTexts()).toEqual([])
  })
})

describe('a clock that is set', () => {
  it.each([
    ['forward', DAY_MS],
    ['back', -DAY_MS],
  ])('[OB14] %s by a day while the page is open neither expires nor reorders', async (_, shift) => {
    line.cut()
    let now = () => Date.now()
    const page = openPage({ now: () => now() })
    page.conversation.send('one')
    now = () => Date.now() + 1.5 * shift
    page.conversation.send('two')
    await isStored(2)
    line.mend()
    await page.shows(['one SENT', 'two SENT'])
    expect(await storedTexts()).toEqual(['one', 'two'])
  })

  it.each([
    ['forward', DAY_MS],
    ['back', -DAY_MS],
  ])('[OB14] %s by a day before the next page is known for what it is', async (_, shift) => {
    const token = await accessToken()
    const page = openPage({ token })
    await page.isFresh()
    line.cut()
    page.conversation.send('one')
    await isStored(1)
    const next = reload(page, { token, now: () => Date.now() + 1.5 * shift })
    next.conversation.send('two')
    await isStored(2)
    line.mend()
    await next.shows(['one SENT', 'two SENT'])
    expect(await storedTexts()).toEqual(['one', 'two'])
  })
})

describe('drafts', () => {
  it('[CL27] are there within 300 ms for the next page, and gone once sent', async () => {
    const page = openPage()
    await page.isFresh()
    const write = vi.spyOn(storage, 'write')
    page.conversation.saveDraft('On m')
    page.conversation.saveDraft('On my w')
    // A timer of one's own: on however slow a machine, what is due sooner is done before it.
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(write).toHaveBeenCalledWith(`draft:${tripId}`, 'On my w')
    await vi.waitFor(
      async () => expect(await storage.read(`draft:${tripId}`)).toBe('On my w'),
      WAIT,
    )
    const next = reload(page)
    await next.waitFor(({ savedDraft }) => expect(savedDraft).toEqual({ text: 'On my w' }))
    next.conversation.send('On my way')
    next.conversation.saveDraft('')
    await vi.waitFor(async () => expect(await storage.read(`draft:${tripId}`)).toBeNull(), WAIT)
  })

  it('[CL27] appear in the other tabs, each in its own conversation', async () => {
    const page = openPage()
    const other = openPage()
    const elsewhere = other.client.conversation('another trip')
    await other.isFresh()
    page.conversation.saveDraft('half a word')
    await other.waitFor(({ savedDraft }) => expect(savedDraft?.text).toBe('half a word'))
    expect(elsewhere.getState().savedDraft).toBeNull()
    page.conversation.saveDraft('')
    await other.waitFor(({ savedDraft }) => expect(savedDraft?.text).toBe(''))
  })

  it('[CL27] never replace what has been typed since', async () => {
    const page = openPage()
    page.conversation.saveDraft('old')
    page.client.close()
    await vi.waitFor(async () => expect(await storage.read(`draft:${tripId}`)).toBe('old'), WAIT)
    const next = openPage()
    next.conversation.saveDraft('new')
    await next.isFresh()
    expect(next.conversation.getState().savedDraft).toBeNull()
  })
})

describe('the last page', () => {
  async function openWithHistory(amount = 3) {
    const page = openPage()
    await page.isFresh()
    for (let index = 0; index < amount; index += 1) page.conversation.send(`text ${index}`)
    await page.waitFor(({ messages }) => expect(messages.at(-1)?.status).toBe('SENT'))
    await vi.waitFor(async () => {
      expect(await storage.read(`page:1:${tripId}`)).toMatchObject({ cursor: amount })
    }, WAIT)
    return page
  }

  it('[CL28] is shown without a connection, says so, and catches up from its cursor', async () => {
    const page = await openWithHistory()
    line.cut()
    const next = reload(page)
    await next.shows(['text 0 SENT', 'text 1 SENT', 'text 2 SENT'])
    expect(next.conversation.getState()).toMatchObject({ phase: 'ready', isStale: true })
    expect(next.conversation.getState().participants).toHaveLength(2)
    next.conversation.send('meanwhile')

    const organizer = createChatClient({ url: server.url, token: server.world.organizer.token })
    clients.push(organizer)
    organizer.conversation(tripId).send('hello')
    await vi.waitFor(async () => expect(await storedTexts()).toContain('hello'), WAIT)
    line.mend()
    await next.isFresh()
    await next.waitFor(({ messages }) =>
      expect(messages.map(({ content }) => content)).toEqual([
        ...['text 0', 'text 1', 'text 2', 'hello', 'meanwhile'],
      ]),
    )
  })

  it('[CL28] holds the newest fifty, and the rest can be loaded', async () => {
    const page = await openWithHistory(60)
    line.cut()
    const next = reload(page)
    await next.waitFor(({ messages }) => expect(messages).toHaveLength(50))
    expect(next.conversation.getState().hasOlder).toBe(true)
    line.mend()
    await next.isFresh()
    await next.conversation.loadOlder()
    expect(next.conversation.getState().messages).toHaveLength(60)
  })

  it('[CL28] is replaced when the server has gone back to a backup', async () => {
    const page = await openWithHistory()
    line.cut()
    await server.database.query(
      `DELETE FROM "Message" USING "Conversation" c
       WHERE c."id" = "conversationId" AND c."tripId" = $1 AND "seq" = 3`,
      [tripId],
    )
    await server.database.query(`UPDATE "Conversation" SET "lastSeq" = 2 WHERE "tripId" = $1`, [
      tripId,
    ])
    const next = reload(page)
    await next.waitFor(({ messages }) => expect(messages).toHaveLength(3))
    line.mend()
    await next.shows(['text 0 SENT', 'text 1 SENT'])
  })

  it('[CL29] is deleted with the draft when access is taken away, also while away', async () => {
    const page = await openWithHistory()
    page.conversation.saveDraft('half a word')
    line.cut()
    page.client.close()
    const { outsider } = server.world
    await server.database.query('UPDATE "Trip" SET "driverId" = $1 WHERE "id" = $2', [
      outsider.userId,
      tripId,
    ])
    const next = openPage()
    await next.waitFor(({ messages }) => expect(messages).toHaveLength(3))
    line.mend()
    await next.waitFor(({ phase }) => expect(phase).toBe('no-access'))
    expect(next.conversation.getState().messages).toEqual([])
    expect(next.conversation.getState().savedDraft).toBeNull()
    next.client.close()
    const last = openPage({ url: 'http://127.0.0.1:9' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(last.conversation.getState()).toMatchObject({ phase: 'loading', messages: [] })
  })

  it('[CL29] is deleted at sign-out', async () => {
    const page = await openWithHistory()
    page.conversation.saveDraft('half a word')
    await page.client.signOut()
    const next = openPage({ url: 'http://127.0.0.1:9' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(next.conversation.getState()).toMatchObject({ phase: 'loading', messages: [] })
    expect(next.conversation.getState().savedDraft).toBeNull()
  })
})
