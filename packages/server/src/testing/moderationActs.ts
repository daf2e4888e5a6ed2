import type { ReportReason, ReportResolution, Restriction } from '@steppergo/chat-protocol'
import type { AuditFilter } from '../moderation/moderationStore.ts'
import type { Person } from '../trips/tripDirectory.ts'
import { createStoreActs } from './storeActs.ts'
import type { StoreFixture } from './storeContract.ts'

type Who = 'driver' | 'organizer' | 'passenger'

export const NO_FILTER: AuditFilter = {
  ...{ actorId: null, action: null, subjectId: null, from: null, to: null, before: null },
}

export type ModerationActs = Awaited<ReturnType<typeof createModerationActs>>['moderate']

/** What the contracts of reporting and moderating do, in few words. */
export async function createModerationActs(fixture: StoreFixture) {
  const acts = createStoreActs(fixture, {
    driver: { ...(await fixture.createUser('Nurlan')), role: 'DRIVER' },
    organizer: { ...(await fixture.createUser('Gulnara')), role: 'ORGANIZER' },
    passenger: { ...(await fixture.createUser('Aida')), role: 'PASSENGER' },
  })
  const { reports, moderation } = fixture.stores
  const { people, newId, at, moderator } = acts

  /** A message of the driver in a conversation of its own. */
  async function write(content = 'bad words') {
    const { id: conversationId, tripId } = await acts.open()
    const sent = await acts.send(conversationId, 'driver', content)
    if (sent.type !== 'created') throw new Error('Nothing was stored')
    return { conversationId, tripId, messageId: sent.message.id }
  }

  function report(
    { messageId, conversationId }: { messageId: string; conversationId: string },
    who: Who,
    { minutes = 0, reason = 'SPAM' as ReportReason, reporterId = people[who].userId } = {},
  ) {
    const { userId: senderId, name: senderName } = people.driver
    const createdAt = at(minutes)
    const said = { content: 'bad words', createdAt: at(0).toISOString() }
    return reports.insertOnce({
      ...{ id: newId(), messageId, conversationId, reporterId, reporterName: people[who].name },
      ...{ reason, comment: null, createdAt },
      snapshot: [{ id: messageId, seq: 1, senderId, senderName, ...said }],
    })
  }

  const moderate = {
    write,
    report,
    /** The case of a fresh message that the passenger has reported. */
    async openCase() {
      const place = await write()
      const reported = await report(place, 'passenger')
      if (reported.type !== 'created') throw new Error('The report was not stored')
      return { ...place, caseId: reported.reportId }
    },
    resolve(
      reportId: string,
      resolution: ReportResolution,
      { note = null as string | null, muteMinutes = null as number | null, minutes = 9 } = {},
    ) {
      const input = { reportId, resolution, note, muteMinutes, newId }
      return moderation.resolve({ ...input, actor: moderator, now: at(minutes) })
    },
    assign: (reportId: string, isTaken: boolean, actor: Person = moderator) =>
      moderation.assign({ reportId, isTaken, actor, now: at(8) }),
    restrict(
      who: Who | Person,
      restriction: Restriction,
      { minutes = null as number | null, reason = 'Rude to others', now = at(0) } = {},
    ) {
      const { userId } = typeof who === 'string' ? people[who] : who
      const decision = { userId, restriction, reason, minutes }
      return moderation.restrict({ decision, actor: moderator, now, newId })
    },
    /** The actions written about a subject, oldest first. */
    async audited(subjectId: string) {
      const entries = await moderation.listAudit({ ...NO_FILTER, subjectId }, 100)
      return entries.reverse().map(({ action, details }) => ({ action, details }))
    },
  }
  return { acts, moderate }
}
