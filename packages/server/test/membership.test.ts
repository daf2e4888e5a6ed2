import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { askOk, ask, connect, record, rest, startTestServer, type TestServer } from './harness.ts'
import { createBooking, createTrip, createUser } from './world.ts'

describe('membership', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.close())

  it('[AC7] a booking confirmed later lets its passenger in, announced to the others', async () => {
    const { driver, tripId } = server.world
    const socket = await connect(server.url, driver.token)
    const { conversationId } = await askOk(socket, 'join:conversation', { tripId })
    const events = record(socket)
    await askOk(socket, 'message:send', { conversationId, content: 'Gate 3' })
    const late = await createUser(server.database, 'Madina')
    await createBooking(server.database, tripId, late, 'CONFIRMED')
    await vi.waitFor(() =>
      expect(events.find(({ name }) => name === 'message:new')?.payload).toMatchObject({
        type: 'SYSTEM',
        metadata: { event: 'participant.joined', name: 'Madina' },
      }),
    )
    const theirs = await connect(server.url, late.token)
    const joined = await askOk(theirs, 'join:conversation', { tripId })
    expect(joined.messages.map(({ content }) => content)).toContain('Gate 3')
    expect(joined.unread).toBe(0)
    socket.close()
    theirs.close()
  })

  it('[AC8] who comes back sees nothing of what was said in between', async () => {
    const { driver, secondPassenger, tripId } = server.world
    const setBooking = async (status: string) => {
      await server.database.query(
        'UPDATE "Booking" SET "status" = $1::"BookingStatus" WHERE "tripId" = $2 AND "userId" = $3',
        [status, tripId, secondPassenger.userId],
      )
      await server.chat.applyTripEvent({ type: 'participants.changed', tripId })
    }
    await setBooking('CANCELLED')
    await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { tripId, content: 'between ourselves' },
    })
    await setBooking('CONFIRMED')
    await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { tripId, content: 'welcome back' },
    })
    const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, {
      token: secondPassenger.token,
    })
    expect((body.messages as { content: string }[]).map(({ content }) => content)).toEqual([
      'Timur joined the trip',
      'welcome back',
    ])
  })

  it('[AC8] nor is it shown to them when a moderator hides and restores it', async () => {
    const { driver, secondPassenger, moderator, tripId } = server.world
    const setBooking = async (status: string) => {
      await server.database.query(
        'UPDATE "Booking" SET "status" = $1::"BookingStatus" WHERE "tripId" = $2 AND "userId" = $3',
        [status, tripId, secondPassenger.userId],
      )
      await server.chat.applyTripEvent({ type: 'participants.changed', tripId })
    }
    await setBooking('CANCELLED')
    const { body } = await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { tripId, content: 'canary while away' },
    })
    await setBooking('CONFIRMED')
    const socket = await connect(server.url, secondPassenger.token)
    const { conversationId } = await askOk(socket, 'join:conversation', { tripId })
    const events = record(socket)
    for (const act of ['hide', 'restore']) {
      const path = `/api/moderation/messages/${String(body.messageId)}/${act}`
      await rest(server, 'POST', path, { token: moderator.token })
    }
    await rest(server, 'POST', '/api/messages/send', {
      token: driver.token,
      body: { conversationId, content: 'the end' },
    })
    await vi.waitFor(() => expect(JSON.stringify(events)).toContain('the end'))
    expect(JSON.stringify(events)).not.toContain('canary')
    socket.close()
  })

  it('[AC5] a booking moved to another trip closes this one', async () => {
    const { driver, organizer, passenger, tripId } = server.world
    const socket = await connect(server.url, passenger.token)
    await askOk(socket, 'join:conversation', { tripId })
    const events = record(socket)
    const other = await createTrip(server.database, { driver, organizer })
    await server.database.query('UPDATE "Booking" SET "tripId" = $1 WHERE "userId" = $2', [
      other,
      passenger.userId,
    ])
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('access:revoked'))
    socket.close()
  })

  it('[AC8] a cursor from before their absence starts them over', async () => {
    const { secondPassenger, tripId } = server.world
    const socket = await connect(server.url, secondPassenger.token)
    const cursor = { seq: 0, messageId: null }
    const joined = await askOk(socket, 'join:conversation', { tripId, cursor })
    expect(joined.resync).toBe(true)
    socket.close()
  })

  it('[AC5] a booking cancelled after the conversation has closed takes its passenger out', async () => {
    const { driver, organizer } = server.world
    const rider = await createUser(server.database, 'Rider')
    const tripId = await createTrip(server.database, { driver, organizer })
    await createBooking(server.database, tripId, rider, 'CONFIRMED')
    await rest(server, 'POST', '/api/messages/send', {
      token: rider.token,
      body: { tripId, content: 'hello' },
    })
    await server.database.query(
      'UPDATE "Conversation" SET "closedAt" = now() WHERE "tripId" = $1',
      [tripId],
    )
    await server.database.query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "tripId" = $1`, [
      tripId,
    ])
    await server.chat.applyTripEvent({ type: 'participants.changed', tripId })
    const { body } = await rest(server, 'GET', `/api/messages/${tripId}`, { token: driver.token })
    expect(body.messages).toMatchObject([{ seq: 1 }, { seq: 2, content: 'Rider left the trip' }])
    const [row] = await server.database.query(
      'SELECT "leftSeq" FROM "ConversationParticipant" WHERE "userId" = $1',
      [rider.userId],
    )
    expect(row).toEqual({ leftSeq: 1 })
  })

  it('[AC9] a driver who was replaced is out', async () => {
    const { driver, organizer, tripId } = server.world
    const socket = await connect(server.url, driver.token)
    await askOk(socket, 'join:conversation', { tripId })
    const events = record(socket)
    const substitute = await createUser(server.database, 'Azamat')
    await server.database.query('UPDATE "Trip" SET "driverId" = $1 WHERE "id" = $2', [
      substitute.userId,
      tripId,
    ])
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('access:revoked'))
    await rest(server, 'POST', '/api/messages/send', {
      token: organizer.token,
      body: { tripId, content: 'not for Nurlan' },
    })
    const answer = await ask(socket, 'join:conversation', { tripId })
    expect(answer).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(JSON.stringify(events)).not.toContain('not for Nurlan')
    socket.close()
  })
})
