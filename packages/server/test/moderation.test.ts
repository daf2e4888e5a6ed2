import { setTimeout } from 'node:timers/promises'
import { ACCESS_RECHECK_MS } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askOk, connect, record, rest, startTestServer, type TestServer } from './harness.ts'
import { createWorld, type World } from './world.ts'

let server: TestServer
let world: World
let conversationId: string
let messageId: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  world = await createWorld(server.database)
  for (const content of ['before', 'bad words', 'after']) {
    const { body } = await rest(server, 'POST', '/api/messages/send', {
      token: world.driver.token,
      body: { tripId: world.tripId, content },
    })
    conversationId = String(body.conversationId)
    if (content === 'bad words') messageId = String(body.messageId)
  }
})

const report = (token: string, body: Record<string, unknown> = {}) =>
  rest(server, 'POST', '/api/messages/report', {
    token,
    body: { messageId, reason: 'HARASSMENT', ...body },
  })

const act = (name: 'hide' | 'restore', id = messageId) =>
  rest(server, 'POST', `/api/moderation/messages/${id}/${name}`, { token: world.moderator.token })

async function openReports() {
  const { body } = await rest(server, 'GET', '/api/moderation/reports?status=OPEN', {
    token: world.moderator.token,
  })
  // The list's shape is the contract's.
  const reports = body.reports as { id: string; messageId: string; snapshot: unknown[] }[]
  return reports.filter((one) => one.messageId === messageId)
}

describe('reporting', () => {
  it('[MD1] rings every connected moderator with a snapshot of what was said', async () => {
    const moderator = await connect(server.url, world.moderator.token)
    const passenger = await connect(server.url, world.passenger.token)
    const events = record(moderator)
    const others = record(passenger)
    await report(world.passenger.token, { comment: ' rude ' })
    await vi.waitFor(() => expect(events).toHaveLength(1))
    expect(events[0]).toMatchObject({
      name: 'report:new',
      payload: {
        messageId,
        tripTitle: 'Almaty to Bishkek',
        reporterName: 'Aida',
        comment: 'rude',
        snapshot: [{ content: 'before' }, { content: 'bad words' }, { content: 'after' }],
      },
    })
    expect(others.map(({ name }) => name)).not.toContain('report:new')
    moderator.close()
    passenger.close()
  })

  it('[MD2] keeps the snapshot whatever happens to the message', async () => {
    await report(world.passenger.token)
    await act('hide')
    const [stored] = await openReports()
    expect(stored?.snapshot).toMatchObject([{}, { content: 'bad words' }, {}])
  })

  it('[MD2] the database itself refuses to change what was reported', async () => {
    await report(world.passenger.token)
    for (const change of [`"snapshot" = '[]'`, `"comment" = 'x'`, `"reporterId" = 'x'`]) {
      const sql = `UPDATE "MessageReport" SET ${change} WHERE "messageId" = $1`
      await expect(server.database.query(sql, [messageId])).rejects.toThrow('never changes')
    }
  })

  it('[MD3] counts a repeated report once, and lets another person’s join the case', async () => {
    const first = await report(world.passenger.token)
    const again = await report(world.passenger.token, { reason: 'SPAM' })
    expect(again.body).toEqual({ reportId: first.body.reportId, duplicate: true })
    await report(world.organizer.token)
    const voices = [{ reason: 'HARASSMENT' }, { reporterName: 'Gulnara' }]
    expect(await openReports()).toMatchObject([{ id: first.body.reportId, voices }])
  })

  it('[MD4] refuses one’s own message and one that cannot be seen', async () => {
    expect((await report(world.driver.token)).status).toBe(422)
    expect((await report(world.outsider.token)).status).toBe(404)
    expect((await report(world.passenger.token, { messageId: 'nothing' })).status).toBe(404)
    await act('hide')
    expect((await report(world.passenger.token)).status).toBe(404)
  })

  it('[MD5] the first resolution stands', async () => {
    const { body } = await report(world.passenger.token)
    const resolve = (resolution: string) =>
      rest(server, 'POST', `/api/moderation/reports/${String(body.reportId)}/resolve`, {
        token: world.moderator.token,
        body: { resolution },
      })
    const first = await resolve('DISMISSED')
    expect(first.status).toBe(200)
    expect((await resolve('HIDDEN')).body).toEqual(first.body)
    expect(await openReports()).toEqual([])
  })
})

describe('moderators', () => {
  it('[MD8] who is none any more hears of no further report', async () => {
    const socket = await connect(server.url, world.moderator.token)
    const events = record(socket)
    await server.database.query(`UPDATE "User" SET "role" = 'USER' WHERE "id" = $1`, [
      world.moderator.userId,
    ])
    await setTimeout(ACCESS_RECHECK_MS + 1_000)
    await report(world.passenger.token)
    await setTimeout(300)
    expect(events).toEqual([])
    socket.close()
  })
})

describe('hiding', () => {
  it('[MD6] takes the content from everyone, live and in history, and gives it back', async () => {
    const socket = await connect(server.url, world.passenger.token)
    await askOk(socket, 'join:conversation', { tripId: world.tripId })
    const events = record(socket)
    const contents = async () => {
      const { body } = await rest(server, 'GET', `/api/messages/${world.tripId}`, {
        token: world.passenger.token,
      })
      return (body.messages as { content: string }[]).map(({ content }) => content)
    }
    const changes = () => events.filter(({ name }) => name === 'message:changed')

    expect((await act('hide')).status).toBe(200)
    await vi.waitFor(() => expect(changes()).toHaveLength(1))
    expect(changes()[0]?.payload).toMatchObject({
      id: messageId,
      seq: 2,
      changedSeq: 4,
      content: '',
    })
    expect(JSON.stringify(events)).not.toContain('bad words')
    expect(await contents()).toEqual(['before', '', 'after'])

    expect((await act('restore')).status).toBe(200)
    await vi.waitFor(() => expect(changes()).toHaveLength(2))
    expect(changes()[1]?.payload).toMatchObject({ changedSeq: 5, content: 'bad words' })
    expect(await contents()).toEqual(['before', 'bad words', 'after'])
    socket.close()
  })

  it('[MD7] reaches those who were away, as an event of the conversation', async () => {
    await act('hide')
    const socket = await connect(server.url, world.passenger.token)
    const since = await askOk(socket, 'join:conversation', {
      tripId: world.tripId,
      cursor: { seq: 3, messageId },
    })
    expect(since.messages).toMatchObject([{ id: messageId, content: '', changedSeq: 4 }])
    socket.close()
  })

  it('[MD6] by two at once is one event', async () => {
    const answers = await Promise.all([act('hide'), act('hide'), act('hide')])
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill(answers[0]?.body))
    const [row] = await server.database.query(
      'SELECT "lastSeq" FROM "Conversation" WHERE "id" = $1',
      [conversationId],
    )
    expect(row?.lastSeq).toBe(4)
  })

  it('[MD6] twice is once, and a message that is not there is a 404', async () => {
    const first = await act('hide')
    expect((await act('hide')).body).toEqual(first.body)
    const [row] = await server.database.query(
      'SELECT "lastSeq" FROM "Conversation" WHERE "id" = $1',
      [conversationId],
    )
    expect(row?.lastSeq).toBe(4)
    expect((await act('hide', 'nothing')).status).toBe(404)
  })
})
