import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import type { AuditFilter } from './moderationStore.ts'

type Input = OperationInput<'audit:list'>

/** What moderators did, newest first. */
export async function listAudit(
  deps: Deps,
  _actor: Actor,
  input: Input,
): Promise<OperationOutput<'audit:list'>> {
  const { limit } = input
  const entries = await deps.moderation.listAudit(toAuditFilter(input), limit + 1)
  return { entries: entries.slice(0, limit), hasMore: entries.length > limit }
}

export function toAuditFilter(input: Input): AuditFilter {
  const { actorId = null, action = null, subjectId = null, before = null, from, to } = input
  return {
    ...{ actorId, action, subjectId, before },
    from: from === undefined ? null : new Date(from),
    to: to === undefined ? null : new Date(to),
  }
}
