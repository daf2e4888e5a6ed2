import type { ParticipantRole } from '@steppergo/chat-protocol'
import type { Member } from '../access/members.ts'
import type { MessageRecord } from '../messages/messageStore.ts'

export interface ConversationRecord {
  id: string
  tripId: string
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

export interface MembershipChange {
  message: MessageRecord
  userId: string
  kind: 'joined' | 'left'
}

export interface ConversationStore {
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
  /** Everyone who takes or took part; who left has a `leftSeq`. */
  participants(conversationId: string): Promise<ParticipantRecord[]>
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
  /** Unread messages of each active participant. */
  unreadCounts(conversationId: string): Promise<Map<string, number>>
  /** Unread messages of one participant, by conversation. */
  unreadOf(userId: string): Promise<Map<string, number>>
  /**
   * Moves a participant's watermark forward, never past the newest event and never back.
   * Reading implies having received.
   */
  moveWatermark(input: {
    conversationId: string
    userId: string
    kind: 'delivered' | 'read'
    upToSeq: number | null
    now: Date
  }): Promise<{ upToSeq: number; moved: boolean } | null>
}
