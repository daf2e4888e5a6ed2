import { PAGE_SIZE } from '@steppergo/chat-protocol'
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

describe('sending', () => {
  it('[MS1] takes the next seq, whoever sends', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const seqs = []
    for (const { socket } of [driver, passenger, driver]) {
      seqs.push((await send(socket, driver.conversationId, 'x')).seq)
    }
    expect(seqs).toEqual([1, 2, 3])
  })

  it('[MS2] returns the first message and announces nothing when a tempId is repeated', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const first = await send(driver.socket, driver.conversationId, 'once', 'tmp')
    const again = await send(driver.socket, driver.conversationId, 'once', 'tmp')
    const byRest = await rest(server, 'POST', '/api/messages/send', {
      token: world.driver.token,
      body: { tripId: world.tripId, content: 'once', tempId: 'tmp' },
    })
    expect(again).toEqual({ ...first, duplicate: true })
    expect(byRest.body).toEqual({ ...first, duplicate: true })
    await send(driver.socket, driver.conversationId, 'next')
    await vi.waitFor(() =>
      expect(passenger.events).toContainEqual(
        expect.objectContaining({ payload: expect.objectContaining({ content: 'next' }) }),
      ),
    )
    expect(passenger.events.filter(({ name }) => name === 'message:new')).toHaveLength(2)
  })

  it('[MS2] stores one message when the same tempId comes twenty times at once', async () => {
    await open(world.driver)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        rest(server, 'POST', '/api/messages/send', {
          token: world.driver.token,
          body: { tripId: world.tripId, content: 'once', tempId: 'same' },
        }),
      ),
    )
    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1)
    expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(1)
    expect((await history(world.driver)).body.messages).toHaveLength(1)
  })

  it('[MS3] refuses a tempId that stands for another text', async () => {
    const { socket, conversationId } = await open(world.driver)
    const first = await send(socket, conversationId, 'one', 'tmp')
    const other = await ask(socket, 'message:send', {
      conversationId,
      content: 'two',
      tempId: 'tmp',
    })
    expect(other).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', messageId: first.messageId },
    })
  })

  it('[MS2] lets two people use the same tempId', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    await send(driver.socket, driver.conversationId, 'mine', 'tmp')
    const theirs = await send(passenger.socket, driver.conversationId, 'theirs', 'tmp')
    expect(theirs.duplicate).toBe(false)
  })

  it('[MS4] keeps the order of one sender, however fast the messages come', async () => {
    const { socket, conversationId } = await open(world.driver)
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => send(socket, conversationId, String(index))),
    )
    const { body } = await history(world.passenger)
    // The page's shape is the contract's.
    const messages = body.messages as { content: string; seq: number }[]
    expect(messages.map(({ content }) => Number(content))).toEqual([...Array(40).keys()])
    expect(messages.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1))
  })

  it('[RT4] is heard in the order of the conversation, whoever sends', async () => {
    const driver = await open(world.driver)
    const passenger = await open(world.passenger)
    const listener = await open(world.organizer)
    const { conversationId } = driver
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        send((index % 2 ? driver : passenger).socket, conversationId, `${index}`),
      ),
    )
    const heard = () =>
      listener.events.flatMap(({ name, payload }) =>
        name === 'message:new' ? [(payload as { seq: number }).seq] : [],
      )
    await vi.waitFor(() => expect(heard()).toHaveLength(40))
    expect(heard()).toEqual([...heard()].sort((a, b) => a - b))
  })

  it('[MS5] is refused once the conversation has closed, and history stays', async () => {
    const { socket, conversationId } = await open(world.driver)
    await send(socket, conversationId, 'before')
    await server.database.query('UPDATE "Conversation" SET "closedAt" = now() WHERE "id" = $1', [
      conversationId,
    ])
    const refused = await ask(socket, 'message:send', { conversationId, content: 'after' })
    expect(refused).toMatchObject({ ok: false, error: { code: 'CONVERSATION_CLOSED' } })
    expect((await history(world.driver)).body.messages).toHaveLength(1)
  })

  it('[MS6] survives a restart of the server between sending and reading', async () => {
    const { socket, conversationId } = await open(world.driver)
    const sent = await send(socket, conversationId, 'still here', 'tmp')
    await server.restart()
    const again = await open(world.driver)
    expect(await send(again.socket, conversationId, 'still here', 'tmp')).toMatchObject({
      messageId: sent.messageId,
      duplicate: true,
    })
    expect(again.joined.messages).toHaveLength(1)
  })
})

describe('joining and catching up', () => {
  it('[JN1] gives what came after the cursor, in the order it happened', async () => {
    const driver = await open(world.driver)
    const first = await send(driver.socket, driver.conversationId, 'one')
    await send(driver.socket, driver.conversationId, 'two')
    await send(driver.socket, driver.conversationId, 'three')
    const cursor = { seq: first.seq, messageId: first.messageId }
    const joined = await askOk(driver.socket, 'join:conversation', { tripId: world.tripId, cursor })
    expect(joined.messages.map(({ content }) => content)).toEqual(['two', 'three'])
    expect(joined).toMatchObject({ resync: false, hasMore: false, head: 3 })
  })

  it.each([
    ['ahead of the conversation', { seq: 99, messageId: null }],
    ['of a message that is not here', { seq: 1, messageId: 'restored-away' }],
  ])('[JN2] asks a client whose cursor is %s to start over', async (_why, cursor) => {
    const driver = await open(world.driver)
    await send(driver.socket, driver.conversationId, 'one')
    const joined = await askOk(driver.socket, 'join:conversation', { tripId: world.tripId, cursor })
    expect(joined.resync).toBe(true)
    expect(joined.messages).toHaveLength(1)
  })

  it('[JN3] pages history by cursor in both directions', async () => {
    const { socket, conversationId } = await open(world.driver)
    for (let index = 1; index <= PAGE_SIZE + 5; index++)
      await send(socket, conversationId, `${index}`)
    const contents = async (query: string) => {
      const { body } = await history(world.passenger, query)
      const messages = body.messages as { content: string }[]
      return { contents: messages.map(({ content }) => Number(content)), hasMore: body.hasMore }
    }
    const newest = await contents('')
    expect(newest.contents).toHaveLength(PAGE_SIZE)
    expect(newest).toMatchObject({ hasMore: true })
    expect(newest.contents[0]).toBe(6)
    expect(await contents('?before=6')).toEqual({ contents: [1, 2, 3, 4, 5], hasMore: false })
    expect(await contents('?after=50&limit=3')).toEqual({ contents: [51, 52, 53], hasMore: true })
    expect(await contents('?after=52')).toEqual({ contents: [53, 54, 55], hasMore: false })
  })

  it('[CV2] before the first message there is no conversation to read', async () => {
    const answer = await history(world.driver)
    expect(answer.status).toBe(404)
    expect(answer.body.error).toMatchObject({ message: 'Conversation not found' })
  })
})
