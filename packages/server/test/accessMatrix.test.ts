import type { SocketOperationName } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, askOk, connect, rest, startTestServer, type TestServer } from './harness.ts'
import { createUser, createTrip, createWorld, type TestUser, type World } from './world.ts'

/**
 * Who × where: a person's position on the trip, and what that position may do. Every operation is
 * asked over every entry point it has; one row more here is one row more everywhere.
 */
const positions: Record<string, { find: (world: World) => TestUser; mayEnter: boolean }> = {
  driver: { find: (world) => world.driver, mayEnter: true },
  organizer: { find: (world) => world.organizer, mayEnter: true },
  'passenger, booking confirmed': { find: (world) => world.passenger, mayEnter: true },
  'passenger, booking pending': { find: (world) => world.pending, mayEnter: false },
  'passenger, booking cancelled': { find: (world) => world.cancelled, mayEnter: false },
  outsider: { find: (world) => world.outsider, mayEnter: false },
  moderator: { find: (world) => world.moderator, mayEnter: false },
  admin: { find: (world) => world.admin, mayEnter: false },
}

interface Place {
  tripId: string
  conversationId: string
  messageId: string
}

interface Attempt {
  name: SocketOperationName | 'trip:get'
  payload: (place: Place) => Record<string, unknown>
  rest?: (place: Place) => { method: 'GET' | 'POST'; path: string; body?: unknown }
  /** What an intruder is told. */
  refusal: 'FORBIDDEN' | 'NOT_FOUND'
  socket?: false
}

const attempts: Attempt[] = [
  {
    name: 'join:conversation',
    payload: ({ tripId }) => ({ tripId }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'message:send',
    payload: ({ conversationId }) => ({ conversationId, content: 'hello' }),
    rest: ({ conversationId }) => ({
      method: 'POST',
      path: '/api/messages/send',
      body: { conversationId, content: 'hello' },
    }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'message:send',
    payload: ({ tripId }) => ({ tripId, content: 'hello' }),
    rest: ({ tripId }) => ({
      method: 'POST',
      path: '/api/messages/send',
      body: { tripId, content: 'hello' },
    }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'messages:read',
    payload: ({ conversationId }) => ({ conversationId }),
    rest: ({ conversationId }) => ({
      method: 'POST',
      path: '/api/messages/read',
      body: { conversationId },
    }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'messages:delivered',
    payload: ({ conversationId }) => ({ conversationId, upToSeq: 1 }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'messages:since',
    payload: ({ conversationId }) => ({ conversationId, afterSeq: 0 }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'messages:history',
    payload: ({ tripId }) => ({ tripId }),
    rest: ({ tripId }) => ({ method: 'GET', path: `/api/messages/${tripId}` }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'typing:start',
    payload: ({ conversationId }) => ({ conversationId }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'typing:stop',
    payload: ({ conversationId }) => ({ conversationId }),
    refusal: 'FORBIDDEN',
  },
  {
    name: 'message:report',
    payload: ({ messageId }) => ({ messageId, reason: 'SPAM' }),
    rest: ({ messageId }) => ({
      method: 'POST',
      path: '/api/messages/report',
      body: { messageId, reason: 'SPAM' },
    }),
    refusal: 'NOT_FOUND',
  },
  {
    name: 'trip:get',
    payload: ({ tripId }) => ({ tripId }),
    rest: ({ tripId }) => ({ method: 'GET', path: `/api/trips/${tripId}` }),
    refusal: 'FORBIDDEN',
    socket: false,
  },
]

const STATUS = { FORBIDDEN: 403, NOT_FOUND: 404 }

let server: TestServer
let world: World
let place: Place

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  world = await createWorld(server.database)
  const sent = await rest(server, 'POST', '/api/messages/send', {
    token: world.secondPassenger.token,
    body: { tripId: world.tripId, content: 'canary' },
  })
  // The answer's shape is the contract's.
  const { conversationId, messageId } = sent.body as { conversationId: string; messageId: string }
  place = { tripId: world.tripId, conversationId, messageId }
})

describe.each(Object.entries(positions))('%s', (_position, { find, mayEnter }) => {
  it.each(attempts.map((attempt, index) => [attempt.name, index] as const))(
    '[AC2] %s (%i)',
    async (_name, index) => {
      const attempt = attempts[index]
      if (!attempt) throw new Error('no such attempt')
      const user = find(world)
      if (attempt.socket !== false && attempt.name !== 'trip:get') {
        const socket = await connect(server.url, user.token)
        // The table pairs each name with its own payload.
        const payload = attempt.payload(place) as never
        const answer = await ask(socket, attempt.name, payload)
        socket.close()
        if (mayEnter) expect(answer).toMatchObject({ ok: true })
        else expect(answer).toMatchObject({ ok: false, error: { code: attempt.refusal } })
        expect(mayEnter || !JSON.stringify(answer).includes('canary')).toBe(true)
      }
      if (attempt.rest) {
        const { method, path, body } = attempt.rest(place)
        const known = await rest(server, method, path, { token: user.token, body })
        expect(known.status).toBe(mayEnter ? 200 : STATUS[attempt.refusal])
        if (!mayEnter) expect(JSON.stringify(known.body)).not.toContain('canary')
        const unknown = await rest(server, method, path, { body })
        expect(unknown.status).toBe(401)
        expect(unknown.body.error).toMatchObject({ message: 'Authentication required' })
      }
    },
  )

  it('[AC3] lists the conversation and the trip only to those who may enter', async () => {
    const user = find(world)
    const conversations = await rest(server, 'GET', '/api/conversations', { token: user.token })
    const trips = await rest(server, 'GET', '/api/trips', { token: user.token })
    expect(conversations.body.conversations).toHaveLength(mayEnter ? 1 : 0)
    expect(trips.body.trips).toHaveLength(mayEnter ? 1 : 0)
  })
})

describe('roles', () => {
  it.each([
    ['moderator', (one: World) => one.moderator, 200],
    ['admin', (one: World) => one.admin, 200],
    ['driver', (one: World) => one.driver, 403],
    ['passenger', (one: World) => one.passenger, 403],
  ])('[AC4] %s and the moderation routes', async (_role, find, status) => {
    const token = find(world).token
    const list = await rest(server, 'GET', '/api/moderation/reports', { token })
    expect(list.status).toBe(status)
    for (const act of ['hide', 'restore']) {
      const path = `/api/moderation/messages/${place.messageId}/${act}`
      expect((await rest(server, 'POST', path, { token })).status).toBe(status)
    }
    const path = '/api/moderation/reports/none/resolve'
    const answer = await rest(server, 'POST', path, { token, body: { resolution: 'DISMISSED' } })
    expect(answer.status).toBe(status === 200 ? 404 : 403)
  })
})

describe('another trip of the same people', () => {
  it('[AC6] its ids open nothing here', async () => {
    const stranger = await createUser(server.database, 'Stranger')
    const tripId = await createTrip(server.database, { driver: stranger, organizer: stranger })
    const socket = await connect(server.url, stranger.token)
    await askOk(socket, 'join:conversation', { tripId })
    const { conversationId, messageId } = place
    const across = await Promise.all([
      ask(socket, 'message:send', { conversationId, content: 'x' }),
      ask(socket, 'messages:since', { conversationId, afterSeq: 0 }),
      ask(socket, 'messages:read', { conversationId }),
      ask(socket, 'message:report', { messageId, reason: 'SPAM' }),
      ask(socket, 'join:conversation', { tripId, cursor: { seq: 0, messageId } }),
    ])
    socket.close()
    expect(across.map((answer) => (answer.ok ? 'ok' : answer.error.code))).toEqual([
      'FORBIDDEN',
      'FORBIDDEN',
      'FORBIDDEN',
      'NOT_FOUND',
      'ok',
    ])
    expect(JSON.stringify(across)).not.toContain('canary')
  })
})
