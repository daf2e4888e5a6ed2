import type { Act } from '../moderation/moderationStore.ts'
import {
  ACTION_OF,
  nextRestriction,
  REPEATED_WITHIN_MS,
  type Decision,
  type RestrictionState,
} from '../moderation/nextRestriction.ts'
import { appendAudit } from './appendAudit.ts'
import type { Query } from './database.ts'
import { lockStanding } from './sql/locks.ts'
import { insertWarning, restrictionOf, sameWarning, upsertRestriction } from './sql/restrictions.ts'

interface Input extends Act {
  decision: Decision
  newId: () => string
  /** The case that is resolved by it: what it decides is decided once. */
  place?: { caseId: string; conversationId: string }
}

/**
 * Decides about somebody, in the transaction of the act.
 *
 * @returns whether that changes anything
 */
export async function applyDecision(query: Query, input: Input): Promise<boolean> {
  const { decision, actor, now, place } = input
  const { userId, restriction, reason, minutes } = decision
  await query(lockStanding, [userId])
  const changed = restriction === 'WARN' ? await warn(query, input) : await restrict(query, input)
  if (!changed) return false
  await appendAudit(query, {
    ...{ at: now, actorId: actor.userId, actorName: actor.name, action: ACTION_OF[restriction] },
    ...{ subjectType: 'user', subjectId: userId, conversationId: place?.conversationId ?? null },
    reason,
    details: {
      ...(minutes === null ? {} : { minutes }),
      ...(place ? { reportId: place.caseId } : {}),
    },
  })
  return true
}

async function warn(query: Query, { decision, now, newId, place }: Input): Promise<boolean> {
  const { userId, reason } = decision
  if (!place) {
    const since = new Date(now.getTime() - REPEATED_WITHIN_MS)
    if ((await query(sameWarning, [userId, reason, since])).length > 0) return false
  }
  await query(insertWarning, [newId(), userId, reason, now])
  return true
}

async function restrict(query: Query, { decision, now }: Input): Promise<boolean> {
  const [current] = await query<RestrictionState>(restrictionOf, [decision.userId])
  const next = nextRestriction(current ?? null, decision, now)
  if (!next) return false
  await query(upsertRestriction, [next.userId, next.mutedUntil, next.suspendedAt, next.reason])
  return true
}
