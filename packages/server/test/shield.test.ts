import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { rest, startTestServer, type TestServer } from './harness.ts'
import { createWorld, type World } from './world.ts'

const CONTACT = 'Call me on +7 701 234 56 78'

let server: TestServer
let world: World

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  world = await createWorld(server.database)
})

const send = (content: string, tempId: string = randomUUID(), from = server) =>
  rest(from, 'POST', '/api/messages/send', {
    token: world.driver.token,
    body: { tripId: world.tripId, content, tempId },
  })

const setTrip = (status: string) =>
  server.database.query('UPDATE "Trip" SET "status" = $2::"TripStatus" WHERE "id" = $1', [
    world.tripId,
    status,
  ])

const setBookings = (status: string) =>
  server.database.query('UPDATE "Booking" SET "status" = $2::"BookingStatus" WHERE "tripId" = $1', [
    world.tripId,
    status,
  ])

it('[SH4] contacts pass while a booking is confirmed and the trip is not over', async () => {
  expect((await send(CONTACT)).status).toBe(200)
  await setTrip('ACTIVE')
  expect((await send(CONTACT)).status).toBe(200)
})

it.each([
  ['before anybody has a confirmed booking', () => setBookings('PENDING')],
  ['after the trip', () => setTrip('COMPLETED')],
  ['after it was called off', () => setTrip('CANCELLED')],
])('[SH5] %s they are held, with what was found and where', async (_when, change) => {
  await change()
  const answer = await send(CONTACT)
  expect([answer.status, answer.body.error]).toMatchObject([
    422,
    {
      code: 'CONTACT_SHIELDED',
      findings: [{ kind: 'PHONE', start: 11, end: 27 }],
    },
  ])
  expect((await send('I am at the bus station, plate 123 ABC 02')).status).toBe(200)
  const { body } = await rest(server, 'GET', `/api/messages/${world.tripId}`, {
    token: world.organizer.token,
  })
  expect(JSON.stringify(body.messages)).not.toContain('+7 701')
})

it('[SH6] a repetition of what was stored before is answered with it', async () => {
  const tempId = randomUUID()
  const { body: first } = await send(CONTACT, tempId)
  await setTrip('COMPLETED')
  expect((await send(CONTACT, tempId)).body).toMatchObject({
    messageId: first.messageId,
    duplicate: true,
  })
})

it('[SH7] CHAT_CONTACT_SHIELD=false switches it off', async () => {
  const open = await startTestServer({ env: { CHAT_CONTACT_SHIELD: 'false' } })
  const theirs = await createWorld(open.database)
  await open.database.query(`UPDATE "Trip" SET "status" = 'COMPLETED' WHERE "id" = $1`, [
    theirs.tripId,
  ])
  const answer = await rest(open, 'POST', '/api/messages/send', {
    token: theirs.driver.token,
    body: { tripId: theirs.tripId, content: CONTACT },
  })
  expect(answer.status).toBe(200)
  await open.close()
})
