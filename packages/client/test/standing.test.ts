import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { rest, startTestServer, type TestServer } from '../../server/test/harness.ts'
import { openModerationStage, type ModerationStage } from '../../server/test/moderationStage.ts'
import type { TestUser } from '../../server/test/world.ts'
import {
  createChatClient,
  createMemoryOutboxStorage,
  type ChatClient,
  type ChatClientOptions,
  type Conversation,
} from '../src/index.ts'

let server: TestServer
let stage: ModerationStage
let author: TestUser
let clients: ChatClient[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
  author = stage.author
})
afterEach(() => {
  for (const client of clients) client.close()
  clients = []
})

const WAIT = { timeout: 10_000, interval: 20 }

function open({ token, userId }: TestUser, options: Partial<ChatClientOptions> = {}) {
  const storage = createMemoryOutboxStorage()
  const client = createChatClient({ url: server.url, token, userId, storage, ...options })
  clients.push(client)
  const conversation = client.conversation(stage.world.tripId)
  conversation.open()
  return { client, conversation }
}

const isReady = (conversation: Conversation) =>
  vi.waitFor(() => expect(conversation.getState().phase).toBe('ready'), WAIT)

const last = (conversation: Conversation) => conversation.getState().messages.at(-1)

const standingOf = (client: ChatClient) => client.standing.getState()

it('[CL34] tells what moderation has decided, when asked first and whenever it changes', async () => {
  await stage.restrict(author.userId, { restriction: 'WARN', reason: 'Mind your words' })
  const { client } = open(author)
  expect(standingOf(client)).toBeNull()
  await vi.waitFor(() => {
    expect(standingOf(client)).toMatchObject({
      ...{ mutedUntil: null, suspendedAt: null, newWarning: { reason: 'Mind your words' } },
    })
  }, WAIT)

  await stage.restrict(author.userId, { restriction: 'MUTE', minutes: 5 })
  await vi.waitFor(() => expect(standingOf(client)?.mutedUntil).not.toBeNull(), WAIT)
  expect(standingOf(client)?.reason).toBe('Rude to others')
  await stage.restrict(author.userId, { restriction: 'UNMUTE' })
  await vi.waitFor(() => expect(standingOf(client)?.mutedUntil).toBeNull(), WAIT)
})

it('[CL34] a warning is new until it was read on this device', async () => {
  const storage = createMemoryOutboxStorage()
  const { client } = open(author, { storage })
  await vi.waitFor(() => expect(standingOf(client)).toMatchObject({ newWarning: null }), WAIT)
  await stage.restrict(author.userId, { restriction: 'WARN', reason: 'The first' })
  await vi.waitFor(() => expect(standingOf(client)?.newWarning?.reason).toBe('The first'), WAIT)
  client.acknowledgeWarning()
  expect(standingOf(client)?.newWarning).toBeNull()
  client.close()

  const next = open(author, { storage })
  await vi.waitFor(() => expect(standingOf(next.client)?.warnings).toHaveLength(1), WAIT)
  expect(standingOf(next.client)?.newWarning).toBeNull()
  await stage.restrict(author.userId, { restriction: 'WARN', reason: 'The second' })
  await vi.waitFor(
    () => expect(standingOf(next.client)?.newWarning?.reason).toBe('The second'),
    WAIT,
  )
})

it('[OB15] what a muted person writes is refused, kept, and can be sent when the mute ends', async () => {
  const { client, conversation } = open(author)
  await isReady(conversation)
  await stage.restrict(author.userId, { restriction: 'MUTE', minutes: 5 })
  await vi.waitFor(() => expect(standingOf(client)?.mutedUntil).not.toBeNull(), WAIT)
  const tempId = conversation.send('May I?')
  await vi.waitFor(() => expect(last(conversation)?.status).toBe('FAILED'), WAIT)
  expect(last(conversation)?.error).toMatchObject({
    ...{ code: 'MUTED', until: standingOf(client)?.mutedUntil },
  })
  conversation.retry(tempId)
  await vi.waitFor(() => expect(last(conversation)?.status).toBe('FAILED'), WAIT)

  await stage.restrict(author.userId, { restriction: 'UNMUTE' })
  await vi.waitFor(() => expect(standingOf(client)?.mutedUntil).toBeNull(), WAIT)
  conversation.retry(tempId)
  await vi.waitFor(() => expect(last(conversation)?.seq).not.toBeNull(), WAIT)
  expect(last(conversation)).toMatchObject({ content: 'May I?', tempId })
})

it('[OB15] a refusal tells until when, also who had not heard of the mute', async () => {
  await stage.restrict(author.userId, { restriction: 'MUTE', minutes: 5 })
  const { userId, token } = author
  const client = createChatClient({
    ...{ url: server.url, userId, token, storage: createMemoryOutboxStorage() },
  })
  clients.push(client)
  // Not opened: the standing has not been asked for, and the server decides.
  const conversation = client.conversation(stage.world.tripId)
  conversation.send('May I?')
  await vi.waitFor(() => expect(last(conversation)?.status).toBe('FAILED'), WAIT)
  const until = Date.parse(last(conversation)?.error?.until ?? '')
  expect(until).toBeGreaterThan(Date.now() + 4 * 60_000)
  expect(until).toBeLessThan(Date.now() + 6 * 60_000)
})

it('[CL35] a suspended person holds nothing from one moment to the next, and reads why', async () => {
  const storage = createMemoryOutboxStorage()
  const { client, conversation } = open(author, { storage })
  client.inbox.open()
  await isReady(conversation)
  await vi.waitFor(() => expect(client.inbox.getState().conversations).toHaveLength(1), WAIT)
  conversation.saveDraft('half a word')
  await vi.waitFor(async () => expect(await storage.read(draftName())).not.toBeNull(), WAIT)
  await vi.waitFor(async () => expect(await storage.read(pageName())).not.toBeNull(), WAIT)

  await stage.restrict(author.userId, { restriction: 'SUSPEND', reason: 'Threats' })
  await vi.waitFor(() => expect(conversation.getState().phase).toBe('no-access'), WAIT)
  expect(conversation.getState()).toMatchObject({
    ...{ messages: [], savedDraft: null, unread: 0, error: { code: 'SUSPENDED' } },
  })
  expect(client.getState().phase).toBe('suspended')
  expect(client.inbox.getState()).toMatchObject({ conversations: [], totalUnread: 0 })
  await vi.waitFor(async () => expect(await storage.read(pageName())).toBeNull(), WAIT)
  expect(await storage.read(draftName())).toBeNull()
  await vi.waitFor(() => expect(standingOf(client)?.suspendedAt).not.toBeNull(), WAIT)
  expect(standingOf(client)?.reason).toBe('Threats')
})

it('[CL35] whoever was suspended while away finds nothing, and all of it once reinstated', async () => {
  const storage = createMemoryOutboxStorage()
  const before = open(author, { storage })
  await isReady(before.conversation)
  await vi.waitFor(async () => expect(await storage.read(pageName())).not.toBeNull(), WAIT)
  before.client.close()
  await stage.restrict(author.userId, { restriction: 'SUSPEND' })
  const { client, conversation } = open(author, { storage })
  await vi.waitFor(() => expect(conversation.getState().phase).toBe('no-access'), WAIT)
  expect(conversation.getState()).toMatchObject({ messages: [], error: { code: 'SUSPENDED' } })
  await vi.waitFor(async () => expect(await storage.read(pageName())).toBeNull(), WAIT)
  client.close()

  await stage.restrict(author.userId, { restriction: 'REINSTATE' })
  const back = open(author, { storage })
  await isReady(back.conversation)
  expect(back.conversation.getState().messages.length).toBeGreaterThanOrEqual(3)
})

it('[CL36] tells what became of an own report', async () => {
  const { passenger, moderator } = stage.world
  const { client, conversation } = open(passenger)
  const outcomes: unknown[] = []
  client.onReportOutcome((news) => outcomes.push(news))
  await isReady(conversation)
  const reportId = await stage.openCase()
  await rest(server, 'POST', `/api/moderation/reports/${reportId}/resolve`, {
    ...{ token: moderator.token, body: { resolution: 'DISMISSED', reason: 'No breach' } },
  })
  await vi.waitFor(() => {
    expect(outcomes).toEqual([{ reportId, messageId: stage.messageId, outcome: 'NO_ACTION' }])
  }, WAIT)
})

const pageName = () => `page:1:${stage.world.tripId}`
const draftName = () => `draft:${stage.world.tripId}`
