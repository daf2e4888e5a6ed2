import {
  reportedMessage,
  type ReportReason,
  type ReportResolution,
  type ReportStatus,
  type ReportVoice,
} from '@steppergo/chat-protocol'
import { authorOf } from '../moderation/authorOf.ts'
import type { ReportRecord } from '../moderation/reportStore.ts'

/** A row of the statements in `sql/reports.ts` that read cases. */
export interface CaseRow {
  id: string
  messageId: string
  conversationId: string
  tripId: string
  reporterName: string
  reason: ReportReason
  comment: string | null
  snapshot: unknown
  status: ReportStatus
  assignedToId: string | null
  assignedToName: string | null
  resolution: ReportResolution | null
  resolutionNote: string | null
  resolvedByName: string | null
  resolvedAt: Date | null
  createdAt: Date
  hiddenAt: Date | null
  voices: ReportVoice[]
}

export function presentCase(row: CaseRow): ReportRecord {
  const { assignedToId, assignedToName, resolutionNote, snapshot: stored, ...rest } = row
  const snapshot = reportedMessage.array().parse(stored)
  return {
    ...rest,
    ...authorOf({ messageId: row.messageId, snapshot }),
    assignee: assignedToId === null ? null : { userId: assignedToId, name: assignedToName ?? '' },
    note: resolutionNote,
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    hiddenAt: row.hiddenAt?.toISOString() ?? null,
    voices: row.voices.map((voice) => ({
      ...voice,
      // JSON has no dates; PostgreSQL writes its own.
      createdAt: new Date(voice.createdAt).toISOString(),
    })),
    snapshot,
  }
}
