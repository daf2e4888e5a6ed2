import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ask,
  askOk,
  connect,
  rest,
  startTestServer,
  type TestServer,
  type TestSocket,
} from './harness.ts'

let server: TestServer
let socket: TestSocket
let conversationId: string
let token: string

beforeAll(async () => {
  server = await startTestServer()
  token = server.world.driver.token
  socket = await connect(server.url, token)
  const { tripId } = server.world
  conversationId = (await askOk(socket, 'join:conversation', { tripId })).conversationId
})
afterAll(async () => {
  socket.close()
  await server.close()
})

const LONG_ID = 'x'.repeat(129)

/** What is wrong with a payload, by operation; `$c` stands for a good conversation id. */
const malformed: [name: string, why: string, payload: unknown][] = [
  ['join:conversation', 'missing', undefined],
  ['join:conversation', 'no trip', {}],
  ['join:conversation', 'an object for an id', { tripId: { $ne: null } }],
  ['join:conversation', 'too long an id', { tripId: LONG_ID }],
  ['join:conversation', 'a NUL', { tripId: 'a\u0000b' }],
  ['join:conversation', 'half a cursor', { tripId: 'x', cursor: { seq: 1 } }],
  [
    'join:conversation',
    'a cursor below zero',
    { tripId: 'x', cursor: { seq: -1, messageId: null } },
  ],
  ['message:send', 'missing', null],
  ['message:send', 'no place', { content: 'hello' }],
  ['message:send', 'two places', { conversationId: '$c', tripId: 't', content: 'hello' }],
  ['message:send', 'no content', { conversationId: '$c' }],
  ['message:send', 'empty', { conversationId: '$c', content: '' }],
  ['message:send', 'blank', { conversationId: '$c', content: ' \n\t ' }],
  ['message:send', 'a number', { conversationId: '$c', content: 7 }],
  ['message:send', 'one character too many', { conversationId: '$c', content: 'a'.repeat(5_001) }],
  ['message:send', 'one byte too many', { conversationId: '$c', content: '😀'.repeat(4_097) }],
  ['message:send', 'a NUL', { conversationId: '$c', content: 'a\u0000b' }],
  ['message:send', 'half an emoji', { conversationId: '$c', content: 'a\ud83d' }],
  [
    'message:send',
    'a type of the server’s',
    { conversationId: '$c', content: 'x', type: 'SYSTEM' },
  ],
  ['message:send', 'an unknown type', { conversationId: '$c', content: 'x', type: 'GIF' }],
  ['message:send', 'metadata that is a list', { conversationId: '$c', content: 'x', metadata: [] }],
  [
    'message:send',
    'too much metadata',
    { conversationId: '$c', content: 'x', metadata: { a: 'b'.repeat(4_096) } },
  ],
  [
    'message:send',
    'metadata with half an emoji',
    { conversationId: '$c', content: 'x', metadata: { a: '\ud83d' } },
  ],
  [
    'message:send',
    'metadata without end',
    {
      conversationId: '$c',
      content: 'x',
      metadata: JSON.parse('{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000)),
    },
  ],
  ['message:send', 'too long a tempId', { conversationId: '$c', content: 'x', tempId: LONG_ID }],
  ['messages:read', 'no conversation', {}],
  ['messages:read', 'half a seq', { conversationId: '$c', upToSeq: 1.5 }],
  ['messages:read', 'a seq beyond any', { conversationId: '$c', upToSeq: 2 ** 31 }],
  ['messages:delivered', 'no seq', { conversationId: '$c' }],
  ['messages:since', 'no cursor', { conversationId: '$c' }],
  ['messages:since', 'too much at once', { conversationId: '$c', afterSeq: 0, limit: 201 }],
  ['messages:history', 'too large a page', { tripId: 't', limit: 101 }],
  ['typing:start', 'no conversation', {}],
  ['typing:stop', 'a list', []],
  ['leave:conversation', 'no conversation', {}],
  ['message:report', 'no reason', { messageId: 'm' }],
  ['message:report', 'a reason of its own', { messageId: 'm', reason: 'BORING' }],
  [
    'message:report',
    'too long a comment',
    { messageId: 'm', reason: 'SPAM', comment: 'a'.repeat(1_001) },
  ],
]

describe('malformed payloads', () => {
  it.each(malformed)('[ER1] %s: %s', async (name, _why, payload) => {
    const filled = JSON.parse(
      JSON.stringify(payload ?? null).replaceAll('"$c"', JSON.stringify(conversationId)),
    )
    // Deliberately not what the types allow.
    const answer = await ask(socket, name as 'message:send', filled as never)
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    if (!answer.ok) expect(answer.error.issues?.length).toBeGreaterThan(0)
  })

  it('[ER2] an unknown event is refused, with and without an acknowledgement', async () => {
    const unknown = 'message:destroy' as 'message:send'
    expect(await ask(socket, unknown, {} as never)).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
    const error = new Promise((resolve) => socket.once('error', resolve))
    socket.emit(unknown, {} as never)
    expect(await error).toMatchObject({ code: 'INVALID' })
  })

  it('[ER1] events of the prototype are no operations', async () => {
    const answer = await ask(socket, 'constructor' as 'message:send', {} as never)
    expect(answer).toMatchObject({ ok: false, error: { code: 'INVALID' } })
  })

  it('[ER3] nothing of all this was stored', async () => {
    const rows = await server.database.query('SELECT FROM "Message"')
    expect(rows).toEqual([])
  })
})

describe('what does not exist', () => {
  it('[ER4] has the customer’s words', async () => {
    const sent = await ask(socket, 'message:send', { conversationId: 'nowhere', content: 'x' })
    expect(sent).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND', message: 'Conversation not found' },
    })
    const joined = await ask(socket, 'join:conversation', { tripId: 'nowhere' })
    expect(joined).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('REST bodies', () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/messages/send`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      body,
    })

  it.each([
    ['no JSON', '{', 422, 'INVALID'],
    ['a list', '[]', 422, 'INVALID'],
    ['nothing', '', 422, 'INVALID'],
    ['null', 'null', 422, 'INVALID'],
    ['64 KB and one byte', JSON.stringify({ content: 'a'.repeat(64 * 1024) }), 413, 'TOO_LARGE'],
  ])('[ER5] %s', async (_why, body, status, code) => {
    const response = await send(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { code } })
  })

  it('[ER5] JSON under another name', async () => {
    const response = await send('{}', { 'Content-Type': 'text/plain' })
    expect(response.status).toBe(422)
  })

  it('[ER6] limits hold to the byte and the character', async () => {
    for (const content of ['a'.repeat(5_000), '😀'.repeat(4_096)]) {
      const answer = await rest(server, 'POST', '/api/messages/send', {
        token,
        body: { conversationId, content },
      })
      expect(answer.status).toBe(200)
    }
  })

  it('[ER6] metadata may say what it likes within its limits', async () => {
    const metadata = { text: '\\u0000', list: [1, null, { deep: true }] }
    const answer = await rest(server, 'POST', '/api/messages/send', {
      token,
      body: { conversationId, content: 'with metadata', metadata },
    })
    expect(answer.status).toBe(200)
    const page = await rest(server, 'GET', `/api/messages/${server.world.tripId}?limit=1`, {
      token,
    })
    expect(page.body.messages).toMatchObject([{ metadata }])
  })

  it('[ER5] a sign-in that no database could look up', async () => {
    const answer = await rest(server, 'POST', '/api/auth/sign-in', {
      body: { email: 'a\u0000b', password: 'x' },
    })
    expect(answer.status).toBe(422)
  })

  it('[ER7] an unknown address is a 404 in the same shape', async () => {
    const answer = await rest(server, 'GET', '/api/nothing', { token })
    expect(answer.status).toBe(404)
    expect(answer.body.error).toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['limit=many', 'before=', 'after=-1', 'limit=0', 'after=1e3'])(
    '[ER5] a query with %s',
    async (query) => {
      const answer = await rest(server, 'GET', `/api/messages/${server.world.tripId}?${query}`, {
        token,
      })
      const path = query.split('=')[0]
      expect(answer.body.error).toMatchObject({ code: 'INVALID', issues: [{ path }] })
    },
  )
})
