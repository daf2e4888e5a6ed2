import type { ReportCounts, ReportResolution } from '@steppergo/chat-protocol'
import { outcomeOf } from '../moderation/outcomeOf.ts'
import type {
  OwnReportRecord,
  ReportFilter,
  ReportRecord,
  ReportStore,
} from '../moderation/reportStore.ts'
import type { Database, Statement } from './database.ts'
import { insertReport } from './insertReport.ts'
import { presentCase, type CaseRow } from './presentCase.ts'
import {
  caseOfReport,
  countCases,
  reportsOf,
  resolvedCases,
  waitingCase,
  waitingCases,
} from './sql/reports.ts'

interface OwnRow extends Pick<OwnReportRecord, 'reportId' | 'messageId' | 'tripId' | 'reason'> {
  createdAt: Date
  resolution: ReportResolution | null
  resolvedAt: Date | null
}

export function createReportStore({ query, transaction }: Database): ReportStore {
  async function findOne(statement: Statement, key: string): Promise<ReportRecord | null> {
    const [row] = await query<CaseRow>(statement, [key])
    return row ? presentCase(row) : null
  }

  return {
    insertOnce: (report) => transaction((locked) => insertReport(locked, report)),
    find: (reportId) => findOne(caseOfReport, reportId),
    findWaiting: (messageId) => findOne(waitingCase, messageId),
    async list({ status, reason, assignee }: ReportFilter) {
      const filter = [status, reason, assignee !== null, assignee?.userId ?? null]
      const waiting = status === 'RESOLVED' ? [] : await query<CaseRow>(waitingCases, filter)
      const isResolvedWanted = status === null || status === 'RESOLVED'
      const resolved = isResolvedWanted ? await query<CaseRow>(resolvedCases, filter) : []
      return [...waiting, ...resolved].map(presentCase)
    },
    async counts(moderatorId) {
      const [row] = await query<ReportCounts>(countCases, [moderatorId])
      return row ?? { open: 0, assigned: 0, mine: 0 }
    },
    async listOf(reporterId) {
      return (await query<OwnRow>(reportsOf, [reporterId])).map(presentOwn)
    },
  }
}

const presentOwn = ({ resolution, ...row }: OwnRow): OwnReportRecord => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  outcome: resolution && outcomeOf(resolution),
  resolvedAt: row.resolvedAt?.toISOString() ?? null,
})
