import type { ResolveInput, ResolveOutcome } from '../moderation/moderationStore.ts'
import { RESTRICTION_OF } from '../moderation/nextRestriction.ts'
import { appendAudit } from './appendAudit.ts'
import { applyDecision } from './applyDecision.ts'
import { holdCase } from './holdCase.ts'
import type { Query } from './database.ts'
import { setHidden } from './setHidden.ts'
import { closeCase, closeVoices } from './sql/cases.ts'

type Resolved = Extract<ResolveOutcome, { type: 'resolved' }>

/** See `ModerationStore.resolve`. Runs in a transaction of its own. */
export async function resolveCase(query: Query, input: ResolveInput): Promise<ResolveOutcome> {
  const { resolution, note, actor, now } = input
  const held = await holdCase(query, input)
  if (!held) return { type: 'notFound' }
  const { caseId, messageId, conversationId, authorId } = held.place
  if (held.state.status === 'RESOLVED') {
    return { type: 'repeated', caseId, resolvedAt: held.state.resolvedAt ?? now }
  }
  const restriction = RESTRICTION_OF[resolution]
  if (restriction !== null && authorId === null) return { type: 'noAuthor' }
  await query(closeCase, [caseId, resolution, note, actor.userId, actor.name, now])
  const reporters = await query<Resolved['reporters'][number]>(closeVoices, [caseId])
  const reason = note ?? ''
  const act = { actor, now }
  const hidden =
    resolution === 'HIDDEN'
      ? await setHidden(query, { ...act, messageId, hiddenAt: now, reason, caseId })
      : null
  let restrictedId: string | null = null
  if (restriction !== null && authorId !== null) {
    const decision = { userId: authorId, restriction, reason, minutes: input.muteMinutes }
    const place = { caseId, conversationId }
    const changed = await applyDecision(query, { ...act, decision, newId: input.newId, place })
    restrictedId = changed ? authorId : null
  }
  await appendAudit(query, {
    ...{ at: now, actorId: actor.userId, actorName: actor.name, action: 'report.resolve', reason },
    ...{ subjectType: 'report', subjectId: caseId, conversationId },
    details: { resolution, messageId, authorId, reports: reporters.length },
  })
  return {
    ...{ type: 'resolved', caseId, resolvedAt: now, messageId, restrictedId, reporters },
    hidden: hidden?.changed ? hidden.message : null,
  }
}
