import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
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
import { createTrip, createBooking, createWorld, type TestUser, type World } from './world.ts'

const CANARY = 'a word of the blocked one'

let server: TestServer
let world: World
let socket: TestSocket
let conversationId: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  world = await createWorld(server.database)
  socket?.close()
  socket = await connect(server.url, world.passenger.token)
  conversationId = (await askOk(socket, 'join:conversation', { tripId: world.tripId }))
    .conversationId
})

const send = (user: TestUser, content: string, tripId = world.tripId) =>
  rest(server, 'POST', '/api/messages/send', { token: user.token, body: { tripId, content } })

const block = (userId: string, token = world.passenger.token) =>
  rest(server, 'POST', '/api/blocks', { token, body: { conversationId, userId } })

const unblock = (userId: string) =>
  rest(server, 'POST', `/api/blocks/${userId}/remove`, { token: world.passenger.token })

async function history(token: string) {
  const { body } = await rest(server, 'GET', `/api/messages/${world.tripId}`, { token })
  // The list's shape is the contract's.
  return (body.messages as { content: string }[]).map(({ content }) => content)
}

async function inbox(token: string) {
  const { body } = await rest(server, 'GET', '/api/conversations', { token })
  const [first] = body.conversations as { unread: number; lastMessage: { content: string } }[]
  return { unread: first?.unread, last: first?.lastMessage.content }
}

it('[BL1] what the blocked one writes, and that they type, reaches the blocker no more', async () => {
  const { driver, organizer, secondPassenger } = world
  const theirs = await connect(server.url, driver.token)
  await askOk(theirs, 'join:conversation', { tripId: world.tripId })
  const other = await connect(server.url, secondPassenger.token)
  await askOk(other, 'join:conversation', { tripId: world.tripId })
  const others = record(other)
  expect((await block(driver.userId)).status).toBe(200)
  const events = record(socket)
  await askOk(theirs, 'typing:start', { conversationId })
  await vi.waitFor(() => expect(others.map(({ name }) => name)).toContain('typing:start'))
  await askOk(theirs, 'message:send', { conversationId, content: CANARY })
  await send(organizer, 'the others go on')
  await vi.waitFor(() =>
    expect(others.filter(({ name }) => name === 'message:new')).toHaveLength(2),
  )
  await vi.waitFor(() =>
    expect(events.filter(({ name }) => name === 'conversation:activity')).not.toHaveLength(0),
  )
  await setTimeout(1_000)
  expect(events.filter(({ name }) => name === 'message:new')).toMatchObject([
    { payload: { content: 'the others go on' } },
  ])
  expect(events.map(({ name }) => name)).not.toContain('typing:start')
  expect(JSON.stringify(events)).not.toContain(CANARY)
  theirs.close()
  other.close()
})

it('[BL2] nor does it stand in history, catch-up, unread, inbox or what can be reported', async () => {
  const { driver, organizer, passenger, secondPassenger } = world
  await send(organizer, 'before')
  await block(driver.userId)
  const { body: sent } = await send(driver, CANARY)
  expect(await history(passenger.token)).toEqual(['before'])
  expect(await history(secondPassenger.token)).toEqual(['before', CANARY])
  const since = await askOk(socket, 'messages:since', { conversationId, afterSeq: 0 })
  expect(since).toMatchObject({ head: 2, hasMore: false, messages: [{ content: 'before' }] })
  expect(await inbox(passenger.token)).toEqual({ unread: 1, last: 'before' })
  expect(await inbox(secondPassenger.token)).toEqual({ unread: 2, last: CANARY })
  const report = await rest(server, 'POST', '/api/messages/report', {
    token: passenger.token,
    body: { messageId: sent.messageId, reason: 'SPAM' },
  })
  expect(report.status).toBe(404)
})

it('[BL2] nor does hiding and restoring bring it', async () => {
  const { driver, moderator } = world
  await block(driver.userId)
  const { body: sent } = await send(driver, CANARY)
  const events = record(socket)
  for (const act of ['hide', 'restore']) {
    await rest(server, 'POST', `/api/moderation/messages/${String(sent.messageId)}/${act}`, {
      token: moderator.token,
    })
  }
  await send(world.organizer, 'after')
  await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('message:new'))
  expect(events.map(({ name }) => name)).not.toContain('message:changed')
  expect(JSON.stringify(events)).not.toContain(CANARY)
})

it('[BL3] SYSTEM messages stay, and a block holds in every other conversation too', async () => {
  const { driver, passenger, secondPassenger } = world
  await block(driver.userId)
  const event = { type: 'trip.departed', tripId: world.tripId, id: 'departed' } as const
  await server.chat.applyTripEvent(event)
  await server.database.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "userId" = $1`, [
    secondPassenger.userId,
  ])
  await vi.waitFor(async () =>
    expect(await history(passenger.token)).toEqual(['The trip has started', 'Timur left the trip']),
  )
  const tripId = await createTrip(server.database, { driver, organizer: driver })
  await createBooking(server.database, tripId, passenger, 'CONFIRMED')
  await send(driver, CANARY, tripId)
  const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, { token: passenger.token })
  expect(JSON.stringify(body.messages)).not.toContain(CANARY)
})

it('[BL4] the blocked one is not told and reads on; unblocking brings back what was written', async () => {
  const { driver, passenger } = world
  const theirs = await connect(server.url, driver.token)
  await askOk(theirs, 'join:conversation', { tripId: world.tripId })
  const told = record(theirs)
  await block(driver.userId)
  await send(passenger, 'can you still read this')
  await vi.waitFor(() => expect(told.map(({ name }) => name)).toContain('message:new'))
  expect(told.map(({ name }) => name)).not.toContain('blocks:changed')
  await send(driver, 'written meanwhile')
  expect(await history(passenger.token)).toEqual(['can you still read this'])
  expect((await unblock(driver.userId)).status).toBe(200)
  expect(await history(passenger.token)).toEqual(['can you still read this', 'written meanwhile'])
  const events = record(socket)
  await send(driver, 'and heard again')
  await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('message:new'))
  theirs.close()
})

it('[BL5] blocks are listed with names, and the person’s other devices hear of them', async () => {
  const { driver, organizer, passenger } = world
  const list = async () =>
    (await rest(server, 'GET', '/api/blocks', { token: passenger.token })).body.blocks
  const events = record(socket)
  await block(organizer.userId)
  await block(driver.userId)
  expect(await list()).toMatchObject([
    { userId: driver.userId, name: 'Nurlan' },
    { userId: organizer.userId, name: 'Gulnara' },
  ])
  await vi.waitFor(() =>
    expect(events.filter(({ name }) => name === 'blocks:changed')).toHaveLength(2),
  )
  const first = await block(driver.userId)
  expect((await block(driver.userId)).body).toEqual(first.body)
  await unblock(driver.userId)
  expect(await list()).toMatchObject([{ userId: organizer.userId }])
  expect((await unblock('nobody')).body).toEqual({ userId: 'nobody' })
})

it('[BL6] one can block people of one’s conversations only, and not oneself', async () => {
  const { driver, passenger, outsider } = world
  expect((await block(passenger.userId)).status).toBe(422)
  expect((await block(outsider.userId)).status).toBe(404)
  expect((await block(driver.userId, outsider.token)).status).toBe(403)
  expect((await block('x'.repeat(129))).status).toBe(422)
  const missing = await ask(socket, 'user:block', {
    conversationId: 'nothing',
    userId: driver.userId,
  })
  expect(missing).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  const nothing = await ask(socket, 'user:block', {} as never)
  expect(nothing).toMatchObject({ ok: false, error: { code: 'INVALID' } })
})
