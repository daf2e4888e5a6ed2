import type { AuditAction } from '../moderation/audit.ts'
import type { AssignOutcome, ModerationStore } from '../moderation/moderationStore.ts'
import { appendAudit } from './appendAudit.ts'
import type { Query } from './database.ts'
import { holdCase } from './holdCase.ts'
import { assignCase as assign } from './sql/cases.ts'

type Input = Parameters<ModerationStore['assign']>[0]

/** See `ModerationStore.assign`. Runs in a transaction of its own. */
export async function assignCase(query: Query, input: Input): Promise<AssignOutcome> {
  const { isTaken, actor, now } = input
  const held = await holdCase(query, input)
  if (!held) return { type: 'notFound' }
  const { place, state } = held
  const { status, assignedToId, assignedToName } = state
  if (status === 'RESOLVED') return { type: 'resolved' }
  const isMine = assignedToId === actor.userId
  if (isTaken ? isMine : assignedToId === null) return { type: 'done', changed: false }
  if (!isTaken && !isMine) return { type: 'held', by: assignedToName ?? '' }
  const values = isTaken ? ['ASSIGNED', actor.userId, actor.name] : ['OPEN', null, null]
  await query(assign, [place.caseId, ...values])
  const action: AuditAction = isTaken ? 'report.assign' : 'report.unassign'
  await appendAudit(query, {
    ...{ at: now, actorId: actor.userId, actorName: actor.name, action, reason: '' },
    ...{ subjectType: 'report', subjectId: place.caseId, conversationId: place.conversationId },
    details: isTaken ? { fromId: assignedToId, fromName: assignedToName } : {},
  })
  return { type: 'done', changed: true }
}
