import type {
  AuditEntry,
  ReportedMessage,
  ReportResolution,
  Standing,
} from '@steppergo/chat-protocol'
import type { MessageRecord } from '../messages/messageStore.ts'
import type { Person } from '../trips/tripDirectory.ts'
import type { NewAuditEntry } from './audit.ts'
import type { Decision } from './nextRestriction.ts'

export const WARNINGS_SHOWN = 10

/** Who does it, and when. */
export interface Act {
  actor: Person
  now: Date
}

export type AssignOutcome =
  | { type: 'notFound' }
  | { type: 'resolved' }
  /** What one does not hold one cannot give back. */
  | { type: 'held'; by: string }
  | { type: 'done'; changed: boolean }

export type ResolveOutcome =
  | { type: 'notFound' }
  /** There is nobody to warn, mute or suspend. */
  | { type: 'noAuthor' }
  | { type: 'repeated'; caseId: string; resolvedAt: Date }
  | {
      type: 'resolved'
      caseId: string
      resolvedAt: Date
      messageId: string
      /** The message, where it was hidden just now. */
      hidden: MessageRecord | null
      /** Whose standing has changed. */
      restrictedId: string | null
      reporters: { reporterId: string; reportId: string }[]
    }

export interface ResolveInput extends Act {
  reportId: string
  resolution: ReportResolution
  /** Why; what the author of the message reads where it concerns them. */
  note: string | null
  muteMinutes: number | null
  newId: () => string
}

/** Null lets everything through; `from` is within, `to` and `before` are not. */
export interface AuditFilter {
  actorId: string | null
  action: string | null
  subjectId: string | null
  from: Date | null
  to: Date | null
  before: number | null
}

/** What moderators do: each act in one transaction with its entry in the audit. */
export interface ModerationStore {
  /** Takes a case, from another moderator too, or gives it back. `reportId` may be any of the case;
   * one about the actor is not found. */
  assign(input: Act & { reportId: string; isTaken: boolean }): Promise<AssignOutcome>
  /** The first resolution stands; repeating it changes nothing. `reportId` may be any of the case. */
  resolve(input: ResolveInput): Promise<ResolveOutcome>
  /** Hides or restores; null where there is no such message. `changed` is false when it was so already. */
  setHidden(
    input: Act & { messageId: string; hiddenAt: Date | null; reason: string },
  ): Promise<{ message: MessageRecord; changed: boolean } | null>
  /** Null for somebody who was never in a conversation. */
  restrict(
    input: Act & { decision: Decision; newId: () => string },
  ): Promise<{ changed: boolean } | null>
  /** Whether somebody is or was in a conversation. */
  knows(userId: string): Promise<boolean>
  standingOf(userId: string, now: Date): Promise<Standing>
  /** The newest messages before a seq, oldest first, hidden ones with their content. */
  inspect(
    input: Act & { conversationId: string; reason: string; before: number | null; limit: number },
  ): Promise<{ messages: ReportedMessage[]; hasMore: boolean } | null>
  /** Newest first. */
  listAudit(filter: AuditFilter, limit: number): Promise<AuditEntry[]>
  /** Writes an entry for what changes nothing else. @returns its seq */
  record(entry: NewAuditEntry): Promise<number>
}
