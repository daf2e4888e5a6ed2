import { REPORTS_PER_DAY } from '@steppergo/chat-protocol'
import { authorOf } from '../moderation/authorOf.ts'
import { outcomeOf } from '../moderation/outcomeOf.ts'
import {
  OWN_REPORTS_MAX,
  RESOLVED_MAX,
  WAITING_MAX,
  type InsertReportOutcome,
  type NewReport,
  type OwnReportRecord,
  type ReportFilter,
  type ReportRecord,
  type ReportStore,
} from '../moderation/reportStore.ts'
import type { MemoryTables, ReportRow } from './memoryTables.ts'

const DAY_MS = 24 * 60 * 60 * 1000

const isWaiting = ({ status }: ReportRow) => status !== 'RESOLVED'
const isCase = ({ id, caseId }: ReportRow) => id === caseId

export function createMemoryReportStore(tables: MemoryTables): ReportStore {
  const { reports } = tables
  const show = (row: ReportRow | undefined) => (row ? presentCase(tables, row) : null)
  const waitingOf = (messageId: string) =>
    reports.find((row) => row.messageId === messageId && isCase(row) && isWaiting(row))

  return {
    insertOnce: async (report) => insertOnce(tables, report),
    find: async (reportId) => show(caseOf(tables, reportId)),
    findWaiting: async (messageId) => show(waitingOf(messageId)),
    async list(filter) {
      const found = reports.filter((row) => isCase(row) && isWanted(tables, row, filter))
      const waiting = found.filter(isWaiting).sort((a, b) => +a.createdAt - +b.createdAt)
      const resolved = found
        .filter((row) => !isWaiting(row))
        .sort((a, b) => +(b.resolvedAt ?? 0) - +(a.resolvedAt ?? 0))
      const shown = [...waiting.slice(0, WAITING_MAX), ...resolved.slice(0, RESOLVED_MAX)]
      return shown.map((row) => presentCase(tables, row))
    },
    async counts(moderatorId) {
      const waiting = reports.filter(
        (row) => isCase(row) && isWaiting(row) && authorOf(row).authorId !== moderatorId,
      )
      const count = (isOne: (row: ReportRow) => boolean) => waiting.filter(isOne).length
      return {
        open: count(({ status }) => status === 'OPEN'),
        assigned: count(({ status }) => status === 'ASSIGNED'),
        mine: count(({ assignee }) => assignee?.userId === moderatorId),
      }
    },
    async listOf(reporterId) {
      return reports
        .filter((row) => row.reporterId === reporterId)
        .sort((a, b) => +b.createdAt - +a.createdAt)
        .slice(0, OWN_REPORTS_MAX)
        .map((row) => presentOwn(tables, row))
    },
  }
}

/** The row that carries the state of a report's case. */
export function caseOf({ reports }: MemoryTables, reportId: string): ReportRow | undefined {
  const caseId = reports.find(({ id }) => id === reportId)?.caseId
  return reports.find(({ id }) => id === caseId)
}

function insertOnce(tables: MemoryTables, report: NewReport): InsertReportOutcome {
  const { id, messageId, reporterId, createdAt } = report
  const own = tables.reports.filter((row) => row.reporterId === reporterId)
  const known = own.find((row) => row.messageId === messageId)
  if (known) return { type: 'duplicate', reportId: known.id }
  const dayAgo = +createdAt - DAY_MS
  const times = own.map((row) => +row.createdAt).filter((time) => time > dayAgo)
  const oldest = times.sort((a, b) => b - a)[REPORTS_PER_DAY - 1]
  if (oldest !== undefined) return { type: 'limited', retryAfterMs: oldest - dayAgo }
  const waiting = tables.reports.find(
    (row) => row.messageId === messageId && isCase(row) && isWaiting(row),
  )
  const fresh: ReportRow = {
    ...{ ...report, caseId: waiting?.id ?? id, status: 'OPEN', assignee: null },
    ...{ resolution: null, note: null, resolvedByName: null, resolvedAt: null },
  }
  tables.reports.push(fresh)
  const stored = presentCase(tables, waiting ?? fresh)
  return { type: 'created', reportId: id, report: stored, isNewCase: !waiting }
}

function isWanted(tables: MemoryTables, row: ReportRow, filter: ReportFilter): boolean {
  const { status, reason, assignee } = filter
  const voices = tables.reports.filter(({ caseId }) => caseId === row.id)
  return (
    (status === null || row.status === status) &&
    (reason === null || voices.some((voice) => voice.reason === reason)) &&
    (assignee === null || (row.assignee?.userId ?? null) === assignee.userId)
  )
}

function presentCase(tables: MemoryTables, row: ReportRow): ReportRecord {
  const { caseId, reporterId: _reporterId, createdAt, resolvedAt, ...rest } = row
  const message = tables.messages.find(({ id }) => id === row.messageId)
  const voices = tables.reports
    .filter((voice) => voice.caseId === caseId)
    .sort(
      (a, b) => Number(b.id === caseId) - Number(a.id === caseId) || +a.createdAt - +b.createdAt,
    )
  return {
    ...rest,
    ...authorOf(row),
    tripId: tables.conversations.get(row.conversationId)?.tripId ?? '',
    createdAt: createdAt.toISOString(),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    hiddenAt: message?.hiddenAt?.toISOString() ?? null,
    voices: voices.map((voice) => ({
      ...{ reporterName: voice.reporterName, reason: voice.reason, comment: voice.comment },
      createdAt: voice.createdAt.toISOString(),
    })),
  }
}

function presentOwn(tables: MemoryTables, row: ReportRow): OwnReportRecord {
  const { resolution = null, resolvedAt = null } = caseOf(tables, row.id) ?? {}
  return {
    ...{ reportId: row.id, messageId: row.messageId, reason: row.reason },
    tripId: tables.conversations.get(row.conversationId)?.tripId ?? '',
    createdAt: row.createdAt.toISOString(),
    outcome: resolution && outcomeOf(resolution),
    resolvedAt: resolvedAt?.toISOString() ?? null,
  }
}
