import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createModerationActs, NO_FILTER, type ModerationActs } from './moderationActs.ts'
import type { StoreActs } from './storeActs.ts'
import type { StoreFixture } from './storeContract.ts'

/** What moderation relies on, whatever keeps the rows. Run on every implementation. */
export function describeModerationContract(open: () => Promise<StoreFixture>): void {
  let fixture: StoreFixture
  let acts: StoreActs
  let moderate: ModerationActs
  beforeAll(async () => {
    fixture = await open()
    ;({ acts, moderate } = await createModerationActs(fixture))
  })
  afterAll(() => fixture.close())

  const other = { userId: 'moderator-erlan', name: 'Erlan' }

  describe('cases', () => {
    it('are taken, taken over and given back by who holds them', async () => {
      const { caseId } = await moderate.openCase()
      const changes = async (isTaken: boolean, by = acts.moderator) =>
        moderate.assign(caseId, isTaken, by)
      expect(await changes(false)).toEqual({ type: 'done', changed: false })
      expect(await changes(true)).toEqual({ type: 'done', changed: true })
      expect(await changes(true)).toEqual({ type: 'done', changed: false })
      expect(await changes(false, other)).toEqual({ type: 'held', by: 'Saule' })
      expect(await changes(true, other)).toEqual({ type: 'done', changed: true })
      expect(await fixture.stores.reports.find(caseId)).toMatchObject({
        ...{ status: 'ASSIGNED', assignee: other },
      })
      expect(await changes(false, other)).toEqual({ type: 'done', changed: true })
      expect(await fixture.stores.reports.find(caseId)).toMatchObject({
        ...{ status: 'OPEN', assignee: null },
      })
      await moderate.resolve(caseId, 'DISMISSED')
      expect(await changes(true)).toEqual({ type: 'resolved' })
      expect(await moderate.assign('none', true)).toEqual({ type: 'notFound' })
      const { userId: fromId, name: fromName } = acts.moderator
      expect((await moderate.audited(caseId)).slice(0, 3)).toEqual([
        { action: 'report.assign', details: { fromId: null, fromName: null } },
        { action: 'report.assign', details: { fromId, fromName } },
        { action: 'report.unassign', details: {} },
      ])
    })

    it('are resolved once, by the id of any voice, and their message is hidden with them', async () => {
      const { caseId, messageId, conversationId } = await moderate.openCase()
      const voice = await moderate.report({ messageId, conversationId }, 'organizer')
      if (voice.type !== 'created') throw new Error('Not stored')
      const resolved = await moderate.resolve(voice.reportId, 'HIDDEN', { note: 'Insults' })
      expect(resolved).toMatchObject({
        ...{ type: 'resolved', caseId, messageId, restrictedId: null },
        hidden: { id: messageId, content: '', hiddenAt: acts.at(9) },
        reporters: [
          { reportId: caseId, reporterId: acts.people.passenger.userId },
          { reportId: voice.reportId, reporterId: acts.people.organizer.userId },
        ],
      })
      expect(await moderate.resolve(caseId, 'DISMISSED', { minutes: 10 })).toEqual({
        ...{ type: 'repeated', caseId, resolvedAt: acts.at(9) },
      })
      expect(await moderate.resolve('none', 'DISMISSED')).toEqual({ type: 'notFound' })
      expect(await fixture.stores.reports.find(caseId)).toMatchObject({
        ...{ status: 'RESOLVED', resolution: 'HIDDEN', note: 'Insults', resolvedByName: 'Saule' },
        ...{ resolvedAt: acts.at(9).toISOString(), hiddenAt: acts.at(9).toISOString() },
      })
      const { userId: authorId } = acts.people.driver
      expect(await moderate.audited(caseId)).toEqual([
        {
          action: 'report.resolve',
          details: { resolution: 'HIDDEN', messageId, authorId, reports: 2 },
        },
      ])
      expect(await moderate.audited(messageId)).toEqual([
        { action: 'message.hide', details: { reportId: caseId } },
      ])
    })
  })

  describe('standings', () => {
    it('follow warnings, mutes and suspensions, and what is taken back', async () => {
      const { standingOf } = fixture.stores.moderation
      const who = acts.person('organizer')
      const standing = (minutes = 0) => standingOf(who.userId, acts.at(minutes))
      await acts.open()
      const clear = { mutedUntil: null, suspendedAt: null, reason: null, warnings: [] }
      expect(await standing()).toEqual(clear)
      const mute = (minutes: number) => moderate.restrict(who, 'MUTE', { minutes, reason: 'Mute' })
      expect(await mute(60)).toEqual({ changed: true })
      expect(await mute(30)).toEqual({ changed: false })
      const muted = { ...clear, mutedUntil: acts.at(60).toISOString(), reason: 'Mute' }
      expect(await standing(59)).toEqual(muted)
      expect(await standing(60)).toEqual(clear)
      expect(await moderate.restrict(who, 'SUSPEND', { reason: 'Fraud' })).toEqual({
        changed: true,
      })
      expect(await moderate.restrict(who, 'SUSPEND')).toEqual({ changed: false })
      await mute(90)
      expect(await standing()).toMatchObject({ suspendedAt: expect.any(String), reason: 'Fraud' })
      expect(await moderate.restrict(who, 'UNMUTE')).toEqual({ changed: true })
      expect(await moderate.restrict(who, 'UNMUTE')).toEqual({ changed: false })
      expect(await moderate.restrict(who, 'REINSTATE')).toEqual({ changed: true })
      expect(await moderate.restrict(who, 'REINSTATE')).toEqual({ changed: false })
      expect(await standing()).toEqual(clear)
      expect((await moderate.audited(who.userId)).map(({ action }) => action)).toEqual([
        ...['user.mute', 'user.suspend', 'user.mute', 'user.unmute', 'user.reinstate'],
      ])
      expect(await moderate.restrict({ userId: 'nobody', name: '' }, 'WARN')).toBeNull()
      expect(await fixture.stores.moderation.knows('nobody')).toBe(false)
    })

    it('hold the ten newest warnings, one for the same words within a minute', async () => {
      const { userId } = acts.people.passenger
      await acts.open()
      for (let minutes = 0; minutes < 12; minutes += 1) {
        const warn = () =>
          moderate.restrict('passenger', 'WARN', { reason: `${minutes}`, now: acts.at(minutes) })
        expect([await warn(), await warn()]).toEqual([{ changed: true }, { changed: false }])
      }
      const { warnings } = await fixture.stores.moderation.standingOf(userId, acts.at(0))
      expect(warnings.map(({ reason }) => reason)).toEqual([
        ...['11', '10', '9', '8', '7', '6', '5', '4', '3', '2'],
      ])
    })
  })

  describe('the audit', () => {
    it('is listed newest first, filtered and in pages', async () => {
      const { moderation } = fixture.stores
      const first = await moderate.write('one')
      const inspect = (conversationId: string, now: Date) =>
        moderation.inspect({
          ...{ conversationId, reason: 'A complaint', before: null, limit: 5 },
          ...{ actor: other, now },
        })
      for (const minutes of [1, 2, 3]) await inspect(first.conversationId, acts.at(minutes))
      const filter = { ...NO_FILTER, subjectId: first.conversationId }
      const all = await moderation.listAudit(filter, 10)
      const [newest, middle, oldest] = all.map(({ seq }) => seq)
      expect([newest, middle].map((seq) => (seq ?? 0) - 1)).toEqual([middle, oldest])
      expect(all[0]).toMatchObject({
        ...{ actorId: other.userId, actorName: 'Erlan', action: 'conversation.inspect' },
        ...{ reason: 'A complaint', details: { fromSeq: 1, toSeq: 1 } },
      })
      const seqs = async (more: Partial<typeof filter>, limit = 10) =>
        (await moderation.listAudit({ ...filter, ...more }, limit)).map(({ seq }) => seq)
      expect(await seqs({}, 2)).toEqual([newest, middle])
      expect(await seqs({ before: middle ?? 0 })).toEqual([oldest])
      expect(await seqs({ from: acts.at(2), to: acts.at(3) })).toEqual([middle])
      expect(await seqs({ actorId: acts.moderator.userId })).toEqual([])
      expect(await seqs({ action: 'user.warn' })).toEqual([])
    })

    it('tells of conversations that were read, hidden messages with their content', async () => {
      const { moderation } = fixture.stores
      const { conversationId, messageId } = await moderate.write('one')
      for (const text of ['two', 'three']) await acts.send(conversationId, 'passenger', text)
      const act = { actor: acts.moderator, now: acts.now, reason: 'A complaint' }
      await moderation.setHidden({ ...act, messageId, hiddenAt: acts.now })
      const inspect = (before: number | null) =>
        moderation.inspect({ ...act, conversationId, before, limit: 2 })
      const newest = await inspect(null)
      expect(newest?.messages.map(({ content }) => content)).toEqual(['two', 'three'])
      expect(newest?.hasMore).toBe(true)
      const oldest = await inspect(2)
      expect(oldest).toMatchObject({
        ...{ messages: [{ seq: 1, content: 'one', senderName: 'Nurlan' }], hasMore: false },
      })
      const none = { ...act, conversationId: 'none', before: null, limit: 2 }
      expect(await moderation.inspect(none)).toBeNull()
      expect(await moderate.audited('none')).toEqual([])
    })
  })
}
