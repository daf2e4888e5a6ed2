import type {
  Report,
  ReportedMessage,
  ReportReason,
  ReportResolution,
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

/** A report without what the trip adds to it. */
export type ReportRecord = Omit<Report, 'tripTitle'>

export interface ReportStore {
  /** Stores the report, or finds the one that the same person made of the same message. */
  insertOnce(report: NewReport): Promise<{ report: ReportRecord; created: boolean }>
  /** Open reports oldest first, then resolved ones newest first. */
  list(status: Report['status'] | null): Promise<ReportRecord[]>
  /** Null where there is no such report; an already resolved one keeps its resolution. */
  resolve(input: {
    reportId: string
    resolution: ReportResolution
    resolvedById: string
    now: Date
  }): Promise<{ resolvedAt: Date } | null>
}
