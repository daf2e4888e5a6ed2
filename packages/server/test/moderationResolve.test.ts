import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { askOk, connect, record, startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'
import { createBooking } from './world.ts'

let server: TestServer
let stage: ModerationStage
let caseId: string

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
  caseId = await stage.openCase()
})

const reason = 'Insults are not for here'

describe('resolving', () => {
  it('[MD5] changes nothing when it is repeated, by whomever and however', async () => {
    const first = await stage.resolve(caseId, { resolution: 'WARNED', reason })
    const again = await stage.resolve(
      caseId,
      { resolution: 'SUSPENDED', reason },
      stage.world.admin,
    )
    expect(again.body).toEqual(first.body)
    expect(await stage.standing(stage.author)).toMatchObject({
      ...{ suspendedAt: null, warnings: [{ reason }] },
    })
    const actions = (await stage.audited(caseId, stage.author.userId)).map(({ action }) => action)
    expect(actions).toEqual(['report.resolve', 'user.warn'])
  })

  it('[MD5] two moderators at once: one decides, both hear the same', async () => {
    const answers = await Promise.all([
      stage.resolve(caseId, { resolution: 'SUSPENDED', reason }),
      stage.resolve(caseId, { resolution: 'MUTED', muteMinutes: 5, reason }, stage.world.admin),
    ])
    expect(answers[0].body).toEqual(answers[1].body)
    const entries = await stage.audited(caseId, stage.author.userId)
    expect(entries).toHaveLength(2)
    const { resolution } = entries[0]?.details ?? {}
    const { suspendedAt, mutedUntil } = await stage.standing(stage.author)
    expect([suspendedAt !== null, mutedUntil !== null]).toEqual([
      ...[resolution === 'SUSPENDED', resolution === 'MUTED'],
    ])
  })

  it('[MD12] hides the message, live, and says so to moderators', async () => {
    const reader = await connect(server.url, stage.world.secondPassenger.token)
    await askOk(reader, 'join:conversation', { tripId: stage.world.tripId })
    const moderator = await connect(server.url, stage.world.admin.token)
    const [read, seen] = [record(reader), record(moderator)]
    const resolved = await stage.resolve(caseId, { resolution: 'HIDDEN', reason })
    await vi.waitFor(() => expect(seen).toHaveLength(1))
    expect(seen[0]).toMatchObject({
      name: 'report:changed',
      payload: {
        ...{ id: caseId, status: 'RESOLVED', resolution: 'HIDDEN', note: reason },
        ...{ resolvedByName: 'Saule', resolvedAt: resolved.body.resolvedAt },
        hiddenAt: expect.any(String),
      },
    })
    await vi.waitFor(() => expect(read.map(({ name }) => name)).toContain('message:changed'))
    expect(read.find(({ name }) => name === 'message:changed')?.payload).toMatchObject({
      ...{ id: stage.messageId, content: '' },
    })
    const actions = (await stage.audited(caseId, stage.messageId)).map(({ action }) => action)
    expect(actions).toEqual(['report.resolve', 'message.hide'])
    reader.close()
    moderator.close()
  })

  it.each([
    ['WARNED', {}, { warnings: [{ reason, at: expect.any(String) }], reason: null }, 'user.warn'],
    ['MUTED', { muteMinutes: 60 }, { mutedUntil: expect.any(String), reason }, 'user.mute'],
    ['SUSPENDED', {}, { suspendedAt: expect.any(String), reason }, 'user.suspend'],
  ])('[MD12] %s concerns the author, who reads why', async (resolution, more, standing, action) => {
    const socket = await connect(server.url, stage.author.token)
    const events = record(socket)
    const answer = await stage.resolve(caseId, { resolution, reason: `  ${reason} `, ...more })
    expect(answer.body).toMatchObject({ reportId: caseId })
    const clear = { mutedUntil: null, suspendedAt: null, warnings: [] }
    expect(await stage.standing(stage.author)).toEqual({ ...clear, ...standing })
    if (resolution !== 'SUSPENDED') {
      await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('standing:changed'))
    }
    const [entry] = await stage.audited(stage.author.userId)
    expect(entry).toMatchObject({ action, reason, details: { reportId: caseId } })
    socket.close()
  })

  it('[MD12] a mute never shortens one that is longer', async () => {
    await stage.restrict(stage.author.userId, { restriction: 'MUTE', minutes: 600 })
    const before = await stage.standing(stage.author)
    await stage.resolve(caseId, { resolution: 'MUTED', muteMinutes: 5, reason })
    expect(await stage.standing(stage.author)).toEqual(before)
  })

  it('[MD15] nobody decides about themselves', async () => {
    const { moderator, passenger, tripId } = stage.world
    await createBooking(server.database, tripId, moderator, 'CONFIRMED')
    const sent = await stage.post('/api/messages/send', moderator, { tripId, content: 'rude too' })
    const { body } = await stage.report(passenger, { messageId: sent.body.messageId })
    const ownCase = String(body.reportId)
    const refused = await stage.resolve(ownCase, { resolution: 'WARNED', reason })
    expect(refused.status).toBe(404)
    expect(await stage.audited(ownCase)).toEqual([])
    const other = await stage.resolve(ownCase, { resolution: 'WARNED', reason }, stage.world.admin)
    expect(other.status).toBe(200)
  })
})

describe('those who reported', () => {
  it('[MD13] each learn what became of it, of their own report and never from whom', async () => {
    const { passenger, organizer, secondPassenger } = stage.world
    const second = await stage.report(organizer, { reason: 'THREAT' })
    const people = [passenger, organizer, secondPassenger]
    const sockets = await Promise.all(people.map(({ token }) => connect(server.url, token)))
    const heard = sockets.map(record)
    expect(await stage.ownReports(passenger)).toMatchObject([
      { reportId: caseId, tripTitle: 'Almaty to Bishkek', outcome: null, resolvedAt: null },
    ])
    await stage.assign(caseId)
    const { body } = await stage.resolve(caseId, { resolution: 'WARNED', reason })
    const outcomesOf = (events: { name: string; payload: unknown }[] = []) =>
      events.filter(({ name }) => name === 'report:outcome').map(({ payload }) => payload)
    await vi.waitFor(() => expect(outcomesOf(heard[1])).toHaveLength(1))
    const told = { messageId: stage.messageId, outcome: 'ACTION_TAKEN' }
    expect(outcomesOf(heard[0])).toEqual([{ ...told, reportId: caseId }])
    expect(outcomesOf(heard[1])).toEqual([{ ...told, reportId: second.body.reportId }])
    expect(outcomesOf(heard[2])).toEqual([])
    const own = await stage.ownReports(organizer)
    expect(own).toEqual([
      {
        ...{ ...told, reportId: second.body.reportId, reason: 'THREAT' },
        ...{ tripId: stage.world.tripId, tripTitle: 'Almaty to Bishkek' },
        ...{ createdAt: expect.any(String), resolvedAt: body.resolvedAt },
      },
    ])
    const { name, userId } = stage.world.moderator
    for (const secret of [name, userId, reason, 'WARNED']) {
      expect(JSON.stringify([heard, own])).not.toContain(secret)
    }
    for (const socket of sockets) socket.close()
  })

  it('[MD13] learn of a dismissal that nothing was done, and of nothing else', async () => {
    const mine = stage.ownReports
    await stage.resolve(caseId, { resolution: 'DISMISSED' })
    expect(await mine(stage.world.passenger)).toMatchObject([{ outcome: 'NO_ACTION' }])
    expect(await mine(stage.world.organizer)).toEqual([])
  })

  it.each(['HIDDEN', 'WARNED', 'MUTED', 'SUSPENDED', 'DISMISSED'])(
    '[MD14] stay unknown to the author, also after %s',
    async (resolution) => {
      const { author, world } = stage
      const socket = await connect(server.url, author.token)
      await askOk(socket, 'join:conversation', { tripId: world.tripId })
      const events = record(socket)
      await stage.report(world.secondPassenger, { comment: 'canary', reason: 'FRAUD' })
      await stage.assign(caseId)
      const more = resolution === 'MUTED' ? { muteMinutes: 5 } : {}
      await stage.resolve(caseId, { resolution, reason, ...more })
      await stage.setHidden('restore')
      await setTimeout(200)
      const { secondPassenger: reporter, passenger: first } = world
      const answers = await Promise.all(
        ['/api/standing', '/api/reports'].map((path) => stage.get(path, author)),
      )
      const told = JSON.stringify([events, answers])
      for (const { userId, name } of [reporter, first]) {
        expect(told).not.toContain(userId)
        expect(told).not.toContain(name)
      }
      const pages = await Promise.all(
        [`/api/messages/${world.tripId}`, '/api/conversations'].map((path) =>
          stage.get(path, author),
        ),
      )
      const everything = told + JSON.stringify(pages)
      for (const secret of ['canary', 'FRAUD', caseId]) expect(everything).not.toContain(secret)
      expect(events.map(({ name }) => name).filter((name) => name.startsWith('report'))).toEqual([])
      socket.close()
    },
  )
})
