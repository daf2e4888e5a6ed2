import { AUDIT_PAGE_MAX, type OperationInput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { csvHeader, toCsv } from './auditCsv.ts'
import { toAuditFilter } from './listAudit.ts'
import type { AuditFilter } from './moderationStore.ts'

/**
 * The audit as CSV, newest first, a page at a time. That it was taken out is an entry itself; what
 * is written after that is not in it.
 */
export async function exportAudit(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'audit:list'>,
): Promise<AsyncGenerator<string>> {
  const filter = toAuditFilter(input)
  const { actorId, action, subjectId, from = null, to = null } = input
  const seq = await deps.moderation.record({
    ...{ at: deps.now(), actorId: actor.userId, actorName: actor.name, action: 'audit.export' },
    ...{ subjectType: 'user', subjectId: actor.userId, conversationId: null, reason: '' },
    details: {
      ...{ actorId: actorId ?? null, action: action ?? null, subjectId: subjectId ?? null },
      ...{ from, to },
    },
  })
  return pagesOf(deps, { ...filter, before: Math.min(filter.before ?? seq, seq) })
}

async function* pagesOf({ moderation }: Deps, filter: AuditFilter): AsyncGenerator<string> {
  yield csvHeader
  let { before } = filter
  for (;;) {
    const entries = await moderation.listAudit({ ...filter, before }, AUDIT_PAGE_MAX)
    if (entries.length > 0) yield toCsv(entries)
    if (entries.length < AUDIT_PAGE_MAX) return
    before = entries.at(-1)?.seq ?? 0
  }
}
