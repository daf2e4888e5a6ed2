import { REPORTS_PER_DAY } from '@steppergo/chat-protocol'
import type { InsertReportOutcome, NewReport } from '../moderation/reportStore.ts'
import type { Query } from './database.ts'
import { presentCase, type CaseRow } from './presentCase.ts'
import { lockCase, lockReporter } from './sql/locks.ts'
import {
  caseOfReport,
  insertReport as insert,
  reportBefore,
  reportBy,
  waitingCaseId,
} from './sql/reports.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** See `ReportStore.insertOnce`. Runs in a transaction of its own. */
export async function insertReport(query: Query, report: NewReport): Promise<InsertReportOutcome> {
  const { id, messageId, reporterId, createdAt } = report
  await query(lockReporter, [reporterId])
  await query(lockCase, [messageId])
  const [known] = await query<{ id: string }>(reportBy, [messageId, reporterId])
  if (known) return { type: 'duplicate', reportId: known.id }
  const dayAgo = new Date(createdAt.getTime() - DAY_MS)
  const newer = REPORTS_PER_DAY - 1
  const [oldest] = await query<{ createdAt: Date }>(reportBefore, [reporterId, dayAgo, newer])
  if (oldest)
    return { type: 'limited', retryAfterMs: oldest.createdAt.getTime() - dayAgo.getTime() }
  const [waiting] = await query<{ id: string }>(waitingCaseId, [messageId])
  await query(insert, [
    ...[id, waiting?.id ?? id, messageId, report.conversationId, reporterId, report.reporterName],
    ...[report.reason, report.comment, JSON.stringify(report.snapshot), createdAt],
  ])
  const [row] = await query<CaseRow>(caseOfReport, [id])
  if (!row) throw new Error('A report vanished while it was being stored')
  return { type: 'created', reportId: id, report: presentCase(row), isNewCase: !waiting }
}
