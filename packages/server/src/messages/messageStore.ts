import type { MessageType } from '@steppergo/chat-protocol'

export type Metadata = { [key: string]: JsonValue }
type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** A message as it may be shown: the content of a deleted or hidden one is empty. */
export interface MessageRecord {
  id: string
  conversationId: string
  seq: number
  changedSeq: number
  senderId: string | null
  senderName: string | null
  type: MessageType
  content: string
  metadata: Metadata | null
  tempId: string | null
  createdAt: Date
  editedAt: Date | null
  deletedAt: Date | null
  hiddenAt: Date | null
}

export interface NewMessage {
  id: string
  conversationId: string
  /** Null writes a SYSTEM message, which needs no membership. */
  senderId: string | null
  type: MessageType
  content: string
  metadata: Metadata | null
  tempId: string | null
  createdAt: Date
}

export type InsertOutcome =
  | { type: 'created'; message: MessageRecord }
  | { type: 'duplicate'; message: MessageRecord }
  | { type: 'notParticipant' }
  | { type: 'closed'; closedAt: Date }
  | { type: 'muted'; until: Date }
  | { type: 'suspended' }

export interface InsertHooks {
  /** The sender is not on the list of participants: called once, and then it is tried again. */
  admit?: () => Promise<void>
  /** Called after the commit, before anything later of the conversation that comes through here. */
  onCreated?: (message: MessageRecord) => void
}

export interface MessageStore {
  /**
   * Stores a message at the next seq of its conversation, or finds the one that the same sender
   * stored under the same `tempId`. Membership, closing, mutes and suspensions are
   * decided in the same statement.
   * Messages of one conversation are stored in the order of these calls.
   */
  insertOnce(message: NewMessage, hooks?: InsertHooks): Promise<InsertOutcome>
  /** What the sender has stored under that `tempId`. */
  findSent(conversationId: string, senderId: string, tempId: string): Promise<MessageRecord | null>
  findVisible(viewerId: string, messageId: string): Promise<MessageRecord | null>
  /** The newest message of each of these conversations that its viewer may see. */
  lastVisible(
    wanted: { conversationId: string; viewerId: string }[],
  ): Promise<Map<string, MessageRecord>>
  /** Whether the message stands in the conversation, at or before that seq. */
  standsBefore(conversationId: string, messageId: string, seq: number): Promise<boolean>
  /** Up to `span` messages on either side as the viewer sees them, the message itself between. */
  around(viewerId: string, message: MessageRecord, span: number): Promise<MessageRecord[]>
}
