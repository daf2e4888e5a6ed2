import type { ParticipantRole } from '@steppergo/chat-protocol'
import type { Member } from '../access/members.ts'
import type { MessageRecord } from '../messages/messageStore.ts'

/** What of a conversation never changes. */
export interface ConversationPlace {
  id: string
  tripId: string
}

export interface ConversationRecord extends ConversationPlace {
  lastSeq: number
  /** Read-only from then on; may lie in the future. */
  closedAt: Date | null
}

export interface ParticipantRecord {
  userId: string
  name: string
  role: ParticipantRole
  joinedSeq: number
  leftSeq: number | null
  deliveredSeq: number
  readSeq: number
}

/** A seq beyond any. */
export const EVERYTHING = 2 ** 31 - 1

export interface ReceiptMove {
  conversationId: string
  userId: string
  deliveredSeq: number
  readSeq: number
  at: Date
}

export interface ReachedMarks {
  deliveredSeq: number
  readSeq: number
  /** Which of the two have moved. */
  hasDelivered: boolean
  hasRead: boolean
  /** What somebody who reads has not read, counted up to `UNREAD_MAX`. */
  unread: number
}

/** A conversation with its people and, for one of them, a page and what is unread: of one moment. */
export interface ConversationView extends ConversationRecord {
  participants: ParticipantRecord[]
  /** Counted up to `UNREAD_MAX`. */
  unread: number
  messages: MessageRecord[]
}

/**
 * The newest messages before a seq (null is the end) or the oldest after one, oldest first; or what
 * has changed since an event, in the order of the changes.
 */
export type Page = { limit: number } & (
  { before: number | null } | { after: number } | { since: number }
)

export interface ActivityRow extends ParticipantRecord {
  /** Counted up to `UNREAD_MAX`. */
  unread: number
}

export interface MembershipChange {
  message: MessageRecord
  userId: string
  kind: 'joined' | 'left'
}

export interface ConversationStore {
  /** Which conversation this is, and of which trip; need not ask the database twice. */
  place(by: { conversationId: string } | { tripId: string }): Promise<ConversationPlace | null>
  find(conversationId: string): Promise<ConversationRecord | null>
  findByTrip(tripId: string): Promise<ConversationRecord | null>
  findMany(conversationIds: string[]): Promise<ConversationRecord[]>
  /** The conversation of the trip, made with these members if it is not there; made once. */
  open(input: {
    id: string
    tripId: string
    members: Member[]
    now: Date
  }): Promise<ConversationRecord>
  view(conversationId: string, viewerId: string, page: Page): Promise<ConversationView | null>
  /** Everyone who takes or took part; who left has a `leftSeq`. */
  participants(conversationId: string): Promise<ParticipantRecord[]>
  /** The same of several, by conversation. */
  participantsOfMany(conversationIds: string[]): Promise<Map<string, ParticipantRecord[]>>
  /**
   * Makes the active participants equal to `members`. Each one who comes or goes is an event of the
   * conversation, stored as a SYSTEM message in the same transaction; calling it again does nothing.
   */
  setMembers(input: {
    conversationId: string
    members: Member[]
    newId: () => string
    now: Date
  }): Promise<MembershipChange[]>
  /** Read-only from then on; a conversation that has such a time keeps it. */
  close(conversationId: string, at: Date): Promise<void>
  /** Conversations in which the user is an active participant, newest activity first. */
  listFor(userId: string): Promise<ConversationRecord[]>
  /** The active participants of several conversations with what they have not read. */
  activity(conversationIds: string[]): Promise<Map<string, ActivityRow[]>>
  /** Unread messages of one participant, by conversation, each counted up to `UNREAD_MAX`. */
  unreadOf(userId: string): Promise<Map<string, number>>
  /**
   * Moves participants' watermarks forward, never past the newest event and never back. Reading
   * implies having received. The answers are in the order of the moves, null for nobody active.
   */
  moveWatermarks(moves: ReceiptMove[]): Promise<(ReachedMarks | null)[]>
}
