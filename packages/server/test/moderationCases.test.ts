import { REPORTS_PER_DAY } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect, record, startTestServer, type TestServer } from './harness.ts'
import { openModerationStage, type ModerationStage } from './moderationStage.ts'

const DAY_MS = 24 * 60 * 60 * 1000

let server: TestServer
let stage: ModerationStage

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  stage = await openModerationStage(server)
})

describe('a case', () => {
  it('[MD9] is all that is reported of one message while it waits', async () => {
    const moderator = await connect(server.url, stage.world.moderator.token)
    const events = record(moderator)
    const { passenger, organizer } = stage.world
    const first = await stage.report(passenger, { comment: 'rude' })
    const second = await stage.report(organizer, { reason: 'THREAT' })
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events.map(({ name }) => name)).toEqual(['report:new', 'report:changed'])
    const [report] = (await stage.listed()).reports
    expect(events[1]?.payload).toEqual(report)
    expect(report).toMatchObject({
      ...{ id: first.body.reportId, reason: 'HARASSMENT', comment: 'rude', reporterName: 'Aida' },
      ...{ authorId: stage.author.userId, authorName: 'Nurlan', tripId: stage.world.tripId },
      voices: [
        { reporterName: 'Aida', reason: 'HARASSMENT', comment: 'rude' },
        { reporterName: 'Gulnara', reason: 'THREAT', comment: null },
      ],
    })
    expect(second.body).toMatchObject({ duplicate: false })
    expect(second.body.reportId).not.toBe(first.body.reportId)
    expect((await stage.listed('?reason=THREAT')).reports).toEqual([report])
    expect((await stage.listed('?reason=SPAM')).reports).toEqual([])
    moderator.close()
  })

  it('[MD9] is one, however many report at once', async () => {
    const { passenger, secondPassenger, organizer } = stage.world
    const answers = await Promise.all(
      [passenger, secondPassenger, organizer, passenger].map((one) => stage.report(one)),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
    expect(answers.filter(({ body }) => body.duplicate === false)).toHaveLength(3)
    const { reports } = await stage.listed()
    expect(reports).toHaveLength(1)
    expect(reports[0]?.voices).toHaveLength(3)
  })

  it('[MD9] is a new one after the resolution, and tells when its message is hidden', async () => {
    await stage.resolve(await stage.openCase(), { resolution: 'DISMISSED' })
    const moderator = await connect(server.url, stage.world.moderator.token)
    const events = record(moderator)
    const { body } = await stage.report(stage.world.organizer)
    await stage.setHidden('hide')
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(events).toMatchObject([
      { name: 'report:new', payload: { id: body.reportId, hiddenAt: null } },
      { name: 'report:changed', payload: { id: body.reportId, hiddenAt: expect.any(String) } },
    ])
    moderator.close()
  })

  it('[MD9] counts by what waits, whatever is asked for', async () => {
    const { moderator, admin } = stage.world
    const before = (await stage.listed()).counts
    const caseId = await stage.openCase()
    await stage.assign(caseId)
    const { counts } = await stage.listed('?status=RESOLVED')
    expect(counts).toEqual({ ...before, assigned: before.assigned + 1, mine: 1 })
    expect((await stage.listed('?status=ASSIGNED&assignee=me', moderator)).reports).toHaveLength(1)
    expect((await stage.listed('?assignee=me', admin)).reports).toEqual([])
    expect((await stage.listed('?assignee=nobody')).reports).toEqual([])
  })
})

describe('a day', () => {
  const messages = async (count: number) => {
    const ids: string[] = []
    for (let index = 0; index < count; index += 1) ids.push(await stage.write(`rude ${index}`))
    return ids
  }

  it('[MD10] takes ten reports of one person, and a repetition is none', async () => {
    const { passenger } = stage.world
    const ids = await messages(REPORTS_PER_DAY + 2)
    const answers = await Promise.all(ids.map((id) => stage.report(passenger, { messageId: id })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(REPORTS_PER_DAY)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2)
    const stored = await server.database.query(
      'SELECT "messageId" FROM "MessageReport" WHERE "reporterId" = $1',
      [passenger.userId],
    )
    expect(stored).toHaveLength(REPORTS_PER_DAY)
  })

  it('[MD10] says when the next may come', async () => {
    const { passenger } = stage.world
    const [known = '', ...others] = await messages(REPORTS_PER_DAY)
    const age = async (messageId: string, hours: number) =>
      server.database.query(
        `INSERT INTO "MessageReport" ("id", "caseId", "messageId", "conversationId", "reporterId",
           "reporterName", "reason", "snapshot", "createdAt")
         VALUES ($1, $1, $1, $2, $3, 'Aida', 'SPAM', '[]', now() - $4 * interval '1 hour')`,
        [messageId, stage.conversationId, passenger.userId, hours],
      )
    await age(known, 23)
    for (const id of others) await age(id, 1)
    const refused = await stage.report(passenger)
    expect(refused.status).toBe(429)
    const { code, retryAfterMs } = refused.body.error as { code: string; retryAfterMs: number }
    expect(code).toBe('RATE_LIMITED')
    expect(Math.abs(retryAfterMs - DAY_MS / 24)).toBeLessThan(60_000)
    expect(refused.headers.get('Retry-After')).toBe(String(Math.ceil(retryAfterMs / 1000)))
    const again = await stage.report(passenger, { messageId: known })
    expect(again.body).toEqual({ reportId: known, duplicate: true })
    expect((await stage.report(stage.world.organizer)).status).toBe(200)
    expect(
      (await stage.listed()).reports.find(({ messageId }) => messageId === stage.messageId),
    ).toMatchObject({ voices: [{ reporterName: 'Gulnara' }] })
  })
})

describe('taking a case', () => {
  it('[MD11] marks it, tells moderators, and can be taken over and given back', async () => {
    const { moderator, admin } = stage.world
    const caseId = await stage.openCase()
    const socket = await connect(server.url, admin.token)
    const events = record(socket)
    const taken = await stage.assign(caseId)
    const mine = { userId: moderator.userId, name: 'Saule' }
    expect(taken.body).toMatchObject({ id: caseId, status: 'ASSIGNED', assignee: mine })
    expect((await stage.assign(caseId)).body).toEqual(taken.body)
    const over = await stage.assign(caseId, admin)
    expect(over.body).toMatchObject({ assignee: { userId: admin.userId, name: 'Erlan' } })
    const refused = await stage.assign(caseId, moderator, { assign: false })
    expect(refused.status).toBe(409)
    const back = await stage.assign(caseId, admin, { assign: false })
    expect(back.body).toMatchObject({ status: 'OPEN', assignee: null })
    expect((await stage.assign(caseId, moderator, { assign: false })).status).toBe(200)
    await vi.waitFor(() => expect(events).toHaveLength(3))
    expect(events.map(({ payload }) => payload)).toEqual([taken.body, over.body, back.body])
    expect(new Set(events.map(({ name }) => name))).toEqual(new Set(['report:changed']))
    const entries = await stage.audited(caseId)
    expect(entries.map(({ action, actorName }) => `${actorName} ${action}`)).toEqual([
      ...['Erlan report.unassign', 'Erlan report.assign', 'Saule report.assign'],
    ])
    expect(entries[1]?.details).toEqual({ fromId: moderator.userId, fromName: 'Saule' })
    socket.close()
  })

  it('[MD11] goes by the id of any report of the case, and ends with its resolution', async () => {
    const caseId = await stage.openCase()
    const voice = await stage.report(stage.world.organizer)
    const taken = await stage.assign(String(voice.body.reportId))
    expect(taken.body).toMatchObject({ id: caseId, status: 'ASSIGNED' })
    await stage.resolve(caseId, { resolution: 'DISMISSED' })
    const late = await stage.assign(caseId)
    expect([late.status, late.body.error]).toMatchObject([409, { code: 'CONFLICT' }])
    expect((await stage.assign('none')).status).toBe(404)
  })

  it('[MD11] by two at once leaves it with one of them, and each step in the audit', async () => {
    const caseId = await stage.openCase()
    const { moderator, admin } = stage.world
    await Promise.all([stage.assign(caseId, moderator), stage.assign(caseId, admin)])
    const [report] = (await stage.listed()).reports
    const [last, first] = await stage.audited(caseId)
    expect(report?.assignee?.userId).toBe(last?.actorId)
    expect(last?.details).toMatchObject({ fromId: first?.actorId })
  })
})
