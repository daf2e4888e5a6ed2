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
import { createWorld, type World } from './world.ts'

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

const restrict = (body: Record<string, unknown>, userId = world.passenger.userId) =>
  rest(server, 'POST', `/api/moderation/users/${userId}/restrict`, {
    token: world.moderator.token,
    body: { reason: 'insults', ...body },
  })

const send = (content: string) =>
  rest(server, 'POST', '/api/messages/send', {
    token: world.passenger.token,
    body: { tripId: world.tripId, content },
  })

const errorOf = ({ body }: { body: Record<string, unknown> }) => body.error

it('[RS1] a muted person reads on and may not write until then, over both transports', async () => {
  const events = record(socket)
  expect((await restrict({ restriction: 'MUTE', minutes: 60 })).status).toBe(200)
  await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('standing:changed'))
  expect(events.find(({ name }) => name === 'standing:changed')?.payload).toMatchObject({
    mutedUntil: expect.any(String) as string,
    suspendedAt: null,
    reason: 'insults',
  })
  const refused = await ask(socket, 'message:send', { conversationId, content: 'let me' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'MUTED' } })
  const overRest = await send('let me')
  expect(overRest.status).toBe(403)
  const { retryAfterMs } = errorOf(overRest) as { retryAfterMs: number }
  expect(retryAfterMs).toBeGreaterThan(59 * 60_000)
  expect(retryAfterMs).toBeLessThanOrEqual(60 * 60_000)
  expect((await askOk(socket, 'messages:history', { tripId: world.tripId })).messages).toEqual([])
  await rest(server, 'POST', '/api/messages/send', {
    token: world.driver.token,
    body: { tripId: world.tripId, content: 'the others go on' },
  })
  await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('message:new'))
})

it('[RS1] a mute ends by itself, and by a moderator', async () => {
  await restrict({ restriction: 'MUTE', minutes: 60 })
  expect(errorOf(await send('too early'))).toMatchObject({ code: 'MUTED' })
  await server.database.query(
    `UPDATE "UserRestriction" SET "mutedUntil" = now() - interval '1 second' WHERE "userId" = $1`,
    [world.passenger.userId],
  )
  expect((await send('by itself')).status).toBe(200)
  await restrict({ restriction: 'MUTE', minutes: 60 })
  expect(errorOf(await send('too early'))).toMatchObject({ code: 'MUTED' })
  await restrict({ restriction: 'UNMUTE' })
  expect((await send('by a moderator')).status).toBe(200)
})

it('[RS2] a suspended person loses their sockets at once and enters by no door', async () => {
  const events = record(socket)
  const gone = new Promise((resolve) => socket.once('disconnect', resolve))
  await restrict({ restriction: 'SUSPEND' })
  await gone
  expect(events).toContainEqual({
    name: 'error',
    payload: { code: 'SUSPENDED', message: 'You are suspended from the chat' },
  })
  await expect(connect(server.url, world.passenger.token)).rejects.toMatchObject({
    data: { code: 'SUSPENDED' },
  })
  const doors = [
    ['GET', `/api/messages/${world.tripId}`],
    ['GET', '/api/conversations'],
    ['GET', '/api/blocks'],
  ] as const
  for (const [method, path] of doors) {
    const answer = await rest(server, method, path, { token: world.passenger.token })
    expect([answer.status, errorOf(answer)]).toMatchObject([403, { code: 'SUSPENDED' }])
  }
  expect(errorOf(await send('let me'))).toMatchObject({ code: 'SUSPENDED' })
})

it('[RS3] a suspended person keeps their trips and reads why; reinstated, they are back', async () => {
  await restrict({ restriction: 'SUSPEND' })
  const { token } = world.passenger
  expect((await rest(server, 'GET', '/api/trips', { token })).status).toBe(200)
  expect((await rest(server, 'GET', '/api/standing', { token })).body).toMatchObject({
    suspendedAt: expect.any(String) as string,
    reason: 'insults',
  })
  await restrict({ restriction: 'REINSTATE' })
  await vi.waitFor(async () => (await connect(server.url, token)).close())
  expect((await send('back again')).status).toBe(200)
})

it('[RS4] what was decided elsewhere holds here, and the statement decides where a node is late', async () => {
  // As another node would, without telling this one.
  await server.database.query('ALTER TABLE "UserRestriction" DISABLE TRIGGER ALL')
  await server.database.query(
    `INSERT INTO "UserRestriction" ("userId", "suspendedAt", "reason") VALUES ($1, now(), 'spam')`,
    [world.passenger.userId],
  )
  await server.database.query('ALTER TABLE "UserRestriction" ENABLE TRIGGER ALL')
  const refused = await ask(socket, 'message:send', { conversationId, content: 'let me' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'SUSPENDED' } })
  // The re-check, without a doorbell.
  await vi.waitFor(() => expect(socket.connected).toBe(false), { timeout: 6_500 })
}, 20_000)
