import { contract, type OperationContract, type OperationName } from '@steppergo/chat-protocol'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempts, positions, verdictOf, type Place, type Resource } from './accessCells.ts'
import { ask, askOk, connect, rest, startTestServer, type TestServer } from './harness.ts'
import { createTrip, createUser, createWorld, type World } from './world.ts'

const CANARY = 'canary-of-somebody'
const names = Object.keys(contract) as OperationName[]
const nothing: Place = {
  ...{ tripId: 'nothing', conversationId: 'nothing', messageId: 'nothing' },
  ...{ reportId: 'nothing', authorId: 'nothing' },
}

/** How a request comes in; each asks for one operation and gives back what became of it. */
type Entry = 'websocket' | 'polling' | 'REST with a bearer token' | 'REST with a cookie'
const entries: Entry[] = ['websocket', 'polling', 'REST with a bearer token', 'REST with a cookie']

let server: TestServer
let cells = 0

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(async () => {
  await server.close()
  process.stdout.write(`access matrix: ${cells} cells\n`)
})

/** A conversation with a message of somebody else and a report of it. */
async function createPlace(world: World): Promise<Place> {
  const { tripId, secondPassenger, organizer } = world
  const sent = await rest(server, 'POST', '/api/messages/send', {
    token: secondPassenger.token,
    body: { tripId, content: CANARY },
  })
  // The answers' shapes are the contract's.
  const { conversationId, messageId } = sent.body as { conversationId: string; messageId: string }
  const reported = await rest(server, 'POST', '/api/messages/report', {
    token: organizer.token,
    body: { messageId, reason: 'OTHER' },
  })
  const reportId = String(reported.body.reportId)
  return { tripId, conversationId, messageId, reportId, authorId: secondPassenger.userId }
}

/** Makes of a fresh world what the position's name says. */
async function prepare(position: string, world: World, { conversationId }: Place): Promise<void> {
  const { passenger, driver, moderator, tripId } = world
  const { query } = server.database
  switch (position) {
    case 'passenger, blocked by everybody':
      for (const { token } of [driver, world.organizer, world.secondPassenger]) {
        const body = { conversationId, userId: passenger.userId }
        await rest(server, 'POST', '/api/blocks', { token, body })
      }
      return
    case 'passenger, booking cancelled since':
      await query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
        passenger.userId,
      ])
      return server.chat.applyTripEvent({ type: 'participants.changed', tripId })
    case 'driver, replaced since':
      await query('UPDATE "Trip" SET "driverId" = NULL WHERE "id" = $1', [tripId])
      return server.chat.applyTripEvent({ type: 'participants.changed', tripId })
    case 'passenger, suspended':
      await rest(server, 'POST', `/api/moderation/users/${passenger.userId}/restrict`, {
        token: moderator.token,
        body: { restriction: 'SUSPEND', reason: 'a reason' },
      })
      return
    case 'passenger, session revoked':
      await query('UPDATE "Session" SET "revokedAt" = now() WHERE "id" = $1', [passenger.sessionId])
      return
    case 'passenger, session expired':
      await query('UPDATE "Session" SET "expiresAt" = now() WHERE "id" = $1', [passenger.sessionId])
      return
  }
}

type Asking = (
  name: OperationName,
  payload: Record<string, unknown>,
) => Promise<{ verdict: string; text: string }>

async function overSocket(token: string, transport: 'websocket' | 'polling') {
  const socket = io(server.url, {
    ...{ path: '/api/socket', auth: { token }, transports: [transport] },
    ...{ forceNew: true, reconnection: false },
  })
  const refused = await new Promise<string | null>((resolve) => {
    socket.once('connect', () => resolve(null))
    socket.once('connect_error', (error) => {
      // What refused it, as the server said it.
      const { data } = error as Error & { data?: { code: string } }
      resolve(data?.code ?? error.message)
    })
  })
  const asking: Asking = async (name, payload) => {
    if (refused !== null) return { verdict: refused, text: '' }
    // Socket.IO's types know the names of the contract only one by one.
    const answer = (await socket.timeout(5_000).emitWithAck(name, payload)) as
      { ok: true } | { ok: false; error: { code: string } }
    return { verdict: answer.ok ? 'ok' : answer.error.code, text: JSON.stringify(answer) }
  }
  return { asking, close: () => void socket.close() }
}

function overRest(token: string, by: 'bearer' | 'cookie') {
  const headers: Record<string, string> =
    by === 'bearer'
      ? { Authorization: `Bearer ${token}` }
      : { Cookie: `sg_session=${token}`, Origin: server.url, 'Sec-Fetch-Site': 'same-origin' }
  const asking: Asking = async (name, payload) => {
    const { rest: route }: OperationContract = contract[name]
    if (!route) throw new Error(`${name} has no route`)
    const left = { ...payload }
    let path: string = route.path.replace(/\{(\w+)\}/g, (_whole, key: string) => {
      const value = String(left[key])
      delete left[key]
      return encodeURIComponent(value)
    })
    // Everything that goes into an address here is text.
    if (route.method === 'get') path += `?${new URLSearchParams(left as Record<string, string>)}`
    const body = route.method === 'get' ? {} : { body: left }
    const method = route.method === 'get' ? 'GET' : 'POST'
    const answer = await rest(server, method, path, { ...body, headers })
    // Every refusal has the same shape.
    const error = answer.body.error as { code: string } | undefined
    return { verdict: error?.code ?? 'ok', text: JSON.stringify(answer.body) }
  }
  return { asking, close: () => undefined }
}

const open = (entry: Entry, token: string) => {
  switch (entry) {
    case 'websocket':
    case 'polling':
      return overSocket(token, entry)
    case 'REST with a bearer token':
      return overRest(token, 'bearer')
    case 'REST with a cookie':
      return overRest(token, 'cookie')
  }
}

/** Over this entry one can ask for it. */
const isAskedOver = (entry: Entry, name: OperationName) => {
  const { socket, rest: route }: OperationContract = contract[name]
  return entry.startsWith('REST') ? route !== undefined : socket
}

describe.each(entries)('over %s', (entry) => {
  it.each(Object.keys(positions))('[AC2] [AC4] [AC6] %s', async (name) => {
    const position = positions[name]
    if (!position) throw new Error('no such position')
    const world = await createWorld(server.database)
    const places: Record<Resource, Place> = {
      own: await createPlace(world),
      other: await createPlace(await createWorld(server.database)),
      nothing,
    }
    await prepare(name, world, places.own)
    const { asking, close } = await open(entry, position.find(world).token)
    const found: string[] = []
    const expected: string[] = []
    const leaks: string[] = []
    for (const operation of names.filter((one) => isAskedOver(entry, one))) {
      for (const resource of ['own', 'other', 'nothing'] as const) {
        const payload = attempts[operation].payload(places[resource])
        const { verdict, text } = await asking(operation, payload)
        const cell = `${operation} of ${resource}: `
        const due = verdictOf(operation, position, {
          resource,
          isSocket: !entry.startsWith('REST'),
        })
        found.push(cell + verdict)
        expected.push(cell + due)
        if (due !== 'ok' && text.includes(CANARY)) leaks.push(cell)
        cells += 1
      }
    }
    close()
    expect(found).toEqual(expected)
    expect(leaks).toEqual([])
  })
})

it.each(Object.keys(positions))(
  '[AC3] %s: conversations and trips are listed to those who may enter, and no others',
  async (name) => {
    const position = positions[name]
    if (!position || position.isUnknown || position.isSuspended) return
    const world = await createWorld(server.database)
    await prepare(name, world, await createPlace(world))
    const { token } = position.find(world)
    const conversations = await rest(server, 'GET', '/api/conversations', { token })
    const trips = await rest(server, 'GET', '/api/trips', { token })
    expect(conversations.body.conversations).toHaveLength(position.mayEnter ? 1 : 0)
    expect(trips.body.trips).toHaveLength(position.mayEnter ? 1 : 0)
    if (!position.mayEnter) expect(JSON.stringify(conversations.body)).not.toContain(CANARY)
  },
)

describe('another trip of the same people', () => {
  it('[AC6] its ids open nothing here', async () => {
    const stranger = await createUser(server.database, 'Stranger')
    const tripId = await createTrip(server.database, { driver: stranger, organizer: stranger })
    const socket = await connect(server.url, stranger.token)
    await askOk(socket, 'join:conversation', { tripId })
    const { conversationId, messageId } = await createPlace(server.world)
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
    expect(JSON.stringify(across)).not.toContain(CANARY)
  })
})
