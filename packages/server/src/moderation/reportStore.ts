import type {
  OwnReport,
  Report,
  ReportCounts,
  ReportedMessage,
  ReportReason,
  ReportStatus,
} from '@steppergo/chat-protocol'

export interface NewReport {
  id: string
  messageId: string
  conversationId: string
  reporterId: string
  reporterName: string
  reason: ReportReason
  comment: string | null
  snapshot: ReportedMessage[]
  createdAt: Date
}

/** A case without what the trip adds to it; its id is that of its first report. */
export type ReportRecord = Omit<Report, 'tripTitle'>
export type OwnReportRecord = Omit<OwnReport, 'tripTitle'>

export type InsertReportOutcome =
  /** `isNewCase` is false where the report joined a case that waits. */
  | { type: 'created'; reportId: string; report: ReportRecord; isNewCase: boolean }
  | { type: 'duplicate'; reportId: string }
  /** The reporter has made as many as a day allows. */
  | { type: 'limited'; retryAfterMs: number }

/** Null lets everything through. */
export interface ReportFilter {
  status: ReportStatus | null
  /** Of any voice of the case. */
  reason: ReportReason | null
  /** Held by this moderator, or by nobody. */
  assignee: { userId: string | null } | null
}

export const WAITING_MAX = 200
export const RESOLVED_MAX = 100
export const OWN_REPORTS_MAX = 100

export interface ReportStore {
  /**
   * Stores the report, or finds the one that the same person made of the same message. It joins the
   * case of the message that waits, if there is one; else it is a case of its own. However many
   * come at once, there is one case, and no reporter gets more than `REPORTS_PER_DAY` through.
   */
  insertOnce(report: NewReport): Promise<InsertReportOutcome>
  /** The case to which the report belongs. */
  find(reportId: string): Promise<ReportRecord | null>
  /** The case of the message that is not resolved. */
  findWaiting(messageId: string): Promise<ReportRecord | null>
  /** Waiting cases oldest first, then resolved ones newest first. */
  list(filter: ReportFilter): Promise<ReportRecord[]>
  /** How many wait, but for those about the moderator; `mine` are those that they hold. */
  counts(moderatorId: string): Promise<ReportCounts>
  /** What somebody has reported, newest first. */
  listOf(reporterId: string): Promise<OwnReportRecord[]>
}
