import { chainAfter, type AuditRow, type NewAuditEntry } from '../moderation/audit.ts'
import type { Query } from './database.ts'
import { insertAuditEntry, lastAuditEntry } from './sql/audit.ts'
import { lockAudit } from './sql/locks.ts'

/**
 * Writes an entry at the end of the audit, in the transaction of what it tells of. Its lock is the
 * last that a transaction takes and lasts to its end: so entries stand in the order of the commits.
 */
export async function appendAudit(query: Query, entry: NewAuditEntry): Promise<number> {
  await query(lockAudit, [])
  const [last] = await query<Pick<AuditRow, 'seq' | 'hash'>>(lastAuditEntry, [])
  const row = chainAfter(last ?? null, entry)
  await query(insertAuditEntry, [
    ...[row.seq, row.at, row.actorId, row.actorName, row.action, row.subjectType, row.subjectId],
    ...[row.conversationId, row.reason, row.details, row.prevHash, row.hash],
  ])
  return row.seq
}
