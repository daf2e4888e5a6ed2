import { REPORTS_PER_DAY } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createModerationActs, type ModerationActs } from './moderationActs.ts'
import type { StoreActs } from './storeActs.ts'
import type { StoreFixture } from './storeContract.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** What reporting relies on, whatever keeps the rows. Run on every implementation. */
export function describeReportContract(open: () => Promise<StoreFixture>): void {
  let fixture: StoreFixture
  let acts: StoreActs
  let moderate: ModerationActs
  beforeAll(async () => {
    fixture = await open()
    ;({ acts, moderate } = await createModerationActs(fixture))
  })
  afterAll(() => fixture.close())

  describe('reports', () => {
    it('of one message that wait are one case, and one for each person', async () => {
      const place = await moderate.write()
      const first = await moderate.report(place, 'passenger', { minutes: 2 })
      const again = await moderate.report(place, 'passenger', { minutes: 3, reason: 'FRAUD' })
      const second = await moderate.report(place, 'organizer', { minutes: 4, reason: 'THREAT' })
      if (first.type !== 'created' || second.type !== 'created') throw new Error('Not stored')
      expect(first).toMatchObject({ isNewCase: true, report: { id: first.reportId } })
      expect(again).toEqual({ type: 'duplicate', reportId: first.reportId })
      expect(second).toMatchObject({ isNewCase: false, report: { id: first.reportId } })
      const report = await fixture.stores.reports.find(second.reportId)
      expect(report).toEqual(second.report)
      expect(report).toMatchObject({
        ...{ tripId: place.tripId, status: 'OPEN', assignee: null, hiddenAt: null },
        ...{ authorId: acts.people.driver.userId, authorName: 'Nurlan', reason: 'SPAM' },
        voices: [
          { reporterName: 'Aida', reason: 'SPAM', createdAt: acts.at(2).toISOString() },
          { reporterName: 'Gulnara', reason: 'THREAT', createdAt: acts.at(4).toISOString() },
        ],
      })
      expect(await fixture.stores.reports.findWaiting(place.messageId)).toEqual(report)
      expect(JSON.stringify(report)).not.toContain(acts.people.passenger.userId)
    })

    it('of one message that come at once are one case', async () => {
      for (let round = 0; round < 5; round += 1) {
        const place = await moderate.write()
        const reporterIds = Array.from({ length: 4 }, () => acts.newId())
        const outcomes = await Promise.all(
          reporterIds.map((reporterId) => moderate.report(place, 'passenger', { reporterId })),
        )
        expect(outcomes.filter((one) => 'isNewCase' in one && one.isNewCase)).toHaveLength(1)
        const report = await fixture.stores.reports.findWaiting(place.messageId)
        expect(report?.voices).toHaveLength(4)
      }
    })

    it('that come after the resolution are a case of their own', async () => {
      const { caseId, ...place } = await moderate.openCase()
      await moderate.resolve(caseId, 'DISMISSED')
      expect(await fixture.stores.reports.findWaiting(place.messageId)).toBeNull()
      expect(await moderate.report(place, 'organizer')).toMatchObject({ isNewCase: true })
      expect(await moderate.report(place, 'passenger')).toEqual({
        ...{ type: 'duplicate', reportId: caseId },
      })
    })

    it('of one person are ten in 24 hours, however many come at once', async () => {
      const reporterId = acts.newId()
      const places: { messageId: string; conversationId: string }[] = []
      for (let index = 0; index < REPORTS_PER_DAY + 2; index += 1)
        places.push(await moderate.write())
      const report = (place: (typeof places)[number], minutes: number) =>
        moderate.report(place, 'passenger', { minutes, reporterId })
      const outcomes = await Promise.all(places.map((place, minutes) => report(place, minutes)))
      const stored = outcomes.filter(({ type }) => type === 'created')
      const refused = outcomes.findIndex(({ type }) => type === 'limited')
      expect(stored).toHaveLength(REPORTS_PER_DAY)
      const [known] = places.filter((_place, index) => outcomes[index]?.type === 'created')
      const [late] = [places[refused]]
      if (!known || !late) throw new Error('Nobody was refused')
      expect((await report(known, 15)).type).toBe('duplicate')
      const limited = await report(late, 20)
      if (limited.type !== 'limited') throw new Error('One more than a day allows')
      expect(limited.retryAfterMs).toBeLessThanOrEqual(DAY_MS)
      const free = 20 + limited.retryAfterMs / 60_000
      expect((await report(late, free - 1)).type).toBe('limited')
      expect((await report(late, free)).type).toBe('created')
    })

    it('are listed by state, reason of any voice and holder, and counted whatever is listed', async () => {
      const { reports } = fixture.stores
      const before = await reports.counts(acts.moderator.userId)
      const [first, second, third] = [
        await moderate.openCase(),
        await moderate.openCase(),
        await moderate.openCase(),
      ]
      await moderate.report(second, 'organizer', { minutes: 1, reason: 'DANGEROUS_DRIVING' })
      await moderate.assign(second.caseId, true)
      await moderate.resolve(third.caseId, 'DISMISSED')
      const all = { status: null, reason: null, assignee: null }
      const listed = async (filter: Partial<Parameters<typeof reports.list>[0]>) => {
        const wanted = [first, second, third].map(({ caseId }) => caseId)
        const found = (await reports.list({ ...all, ...filter })).map(({ id }) => id)
        return found.filter((id) => wanted.includes(id))
      }
      expect(await listed({})).toEqual([first.caseId, second.caseId, third.caseId])
      expect(await listed({ status: 'OPEN' })).toEqual([first.caseId])
      expect(await listed({ status: 'ASSIGNED' })).toEqual([second.caseId])
      expect(await listed({ status: 'RESOLVED' })).toEqual([third.caseId])
      expect(await listed({ reason: 'DANGEROUS_DRIVING' })).toEqual([second.caseId])
      const holder = { userId: acts.moderator.userId }
      expect(await listed({ assignee: holder })).toEqual([second.caseId])
      expect(await listed({ status: 'OPEN', assignee: { userId: null } })).toEqual([first.caseId])
      expect(await reports.counts(acts.moderator.userId)).toEqual({
        ...{ open: before.open + 1, assigned: before.assigned + 1, mine: before.mine + 1 },
      })
    })

    it('are known to who made them, newest first, with what became of them', async () => {
      const reporterId = acts.newId()
      const [older, newer] = [await moderate.openCase(), await moderate.openCase()]
      await moderate.report(older, 'organizer', { minutes: 1, reporterId })
      await moderate.report(newer, 'organizer', { minutes: 2, reporterId })
      await moderate.resolve(older.caseId, 'WARNED', { note: 'Be kind' })
      const own = await fixture.stores.reports.listOf(reporterId)
      expect(own).toMatchObject([
        { messageId: newer.messageId, outcome: null, resolvedAt: null, tripId: newer.tripId },
        { messageId: older.messageId, outcome: 'ACTION_TAKEN', resolvedAt: expect.any(String) },
      ])
      expect(JSON.stringify(own)).not.toContain(acts.moderator.name)
    })
  })
}
