import type { User } from '@steppergo/chat-protocol'
import type { ConversationRecord, ParticipantRecord } from '../conversations/conversationStore.ts'
import type { MessageRecord } from '../messages/messageStore.ts'
import type { AuditRow } from '../moderation/audit.ts'
import type { NewReport, ReportRecord } from '../moderation/reportStore.ts'
import type { RestrictionRow } from '../standings/standingStore.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'

export interface ConversationRow extends ConversationRecord {
  createdAt: Date
  lastMessageAt: Date | null
}

export interface ParticipantRow extends ParticipantRecord {
  conversationId: string
}

/** As stored: with its content even when it is hidden, without its sender's name. */
export type MessageRow = Omit<MessageRecord, 'senderName'>

export interface SessionRow {
  id: string
  userId: string
  tokenHash: string
  expiresAt: Date
  revokedAt: Date | null
}

export interface BlockedRow {
  blockerId: string
  blockedId: string
  blockedName: string
  createdAt: Date
  endedAt: Date | null
}

export interface ReportRow
  extends
    NewReport,
    Pick<ReportRecord, 'status' | 'assignee' | 'resolution' | 'note' | 'resolvedByName'> {
  caseId: string
  resolvedAt: Date | null
}

/** The tables of the schema, in memory. A statement is a function that runs without waiting. */
export interface MemoryTables {
  users: Map<string, User & { passwordHash: string }>
  sessions: Map<string, SessionRow>
  trips: Map<string, TripRecord>
  conversations: Map<string, ConversationRow>
  participants: ParticipantRow[]
  messages: MessageRow[]
  reports: ReportRow[]
  blocks: BlockedRow[]
  restrictions: Map<string, RestrictionRow & { reason: string }>
  warnings: { userId: string; reason: string; createdAt: Date }[]
  audit: AuditRow[]
}

export function createMemoryTables(): MemoryTables {
  return {
    users: new Map(),
    sessions: new Map(),
    trips: new Map(),
    conversations: new Map(),
    participants: [],
    messages: [],
    reports: [],
    blocks: [],
    restrictions: new Map(),
    warnings: [],
    audit: [],
  }
}

export const findParticipant = (
  { participants }: MemoryTables,
  conversationId: string,
  userId: string | null,
): ParticipantRow | undefined =>
  participants.find((one) => one.conversationId === conversationId && one.userId === userId)

/** A row as it may be shown: what is deleted or hidden has no content. */
export function toMessageRecord(tables: MemoryTables, row: MessageRow): MessageRecord {
  const isErased = row.deletedAt !== null || row.hiddenAt !== null
  return {
    ...row,
    senderName: findParticipant(tables, row.conversationId, row.senderId)?.name ?? null,
    content: isErased ? '' : row.content,
    metadata: isErased ? null : row.metadata,
  }
}

/** The view "VisibleMessage" of one conversation, by seq. */
export function visibleTo(
  tables: MemoryTables,
  viewerId: string,
  conversationId: string,
): MessageRecord[] {
  const viewer = findParticipant(tables, conversationId, viewerId)
  if (!viewer) return []
  const { joinedSeq, leftSeq } = viewer
  const isBlocked = (senderId: string | null) =>
    tables.blocks.some(
      (row) => row.blockerId === viewerId && row.blockedId === senderId && row.endedAt === null,
    )
  return tables.messages
    .filter((row) => row.conversationId === conversationId)
    .filter(({ seq }) => seq > joinedSeq && (leftSeq === null || seq <= leftSeq))
    .filter(({ senderId }) => !isBlocked(senderId))
    .map((row) => toMessageRecord(tables, row))
}

/** Takes the next seq of a conversation. */
export function countEvent(conversation: ConversationRow): number {
  conversation.lastSeq += 1
  return conversation.lastSeq
}
