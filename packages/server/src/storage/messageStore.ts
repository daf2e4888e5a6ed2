import type {
  InsertOutcome,
  MessageRecord,
  MessageStore,
  NewMessage,
} from '../messages/messageStore.ts'
import type { Database, Query } from './database.ts'
import { createInsertLanes, type BatchOutcome } from './insertLanes.ts'
import { lockConversation } from './sql/conversations.ts'
import { insertMessages, type InsertedRow } from './sql/insertMessages.ts'
import { insertSystemMessage } from './sql/insertSystemMessage.ts'
import {
  lastVisibleMessages,
  messagesAfter,
  messagesUpTo,
  messageStandsBefore,
  sentMessage,
  visibleMessage,
} from './sql/readMessages.ts'

interface MessageStoreOptions {
  /** Statements that store messages at once. */
  lanes: number
  /** Hears how many messages went with one statement. */
  onBatch?: (size: number) => void
}

export function createMessageStore(
  database: Database,
  { lanes: count, onBatch }: MessageStoreOptions,
): MessageStore {
  const { query } = database
  const lanes = createInsertLanes({
    insertBatch: (messages) => insertBatch(query, messages),
    lanes: count,
    ...(onBatch ? { onBatch } : {}),
  })
  return {
    async insertOnce(message, hooks = {}) {
      if (message.senderId !== null) return lanes.insert(message, hooks)
      const outcome = await database.transaction((locked) => insertSystem(locked, message))
      if (outcome.type === 'created') hooks.onCreated?.(outcome.message)
      return outcome
    },
    async findSent(conversationId, senderId, tempId) {
      const [message] = await query<MessageRecord>(sentMessage, [conversationId, senderId, tempId])
      return message ?? null
    },
    async findVisible(viewerId, messageId) {
      const [message] = await query<MessageRecord>(visibleMessage, [viewerId, messageId])
      return message ?? null
    },
    async lastVisible(wanted) {
      if (wanted.length === 0) return new Map()
      const rows = await query<MessageRecord>(lastVisibleMessages, [JSON.stringify(wanted)])
      return new Map(rows.map((row) => [row.conversationId, row]))
    },
    async standsBefore(conversationId, messageId, seq) {
      return (await query(messageStandsBefore, [conversationId, messageId, seq])).length > 0
    },
    async around(viewerId, { conversationId, seq }, span) {
      const place = [viewerId, conversationId]
      const older = await query<MessageRecord>(messagesUpTo, [...place, seq, span + 1])
      const newer = await query<MessageRecord>(messagesAfter, [...place, seq, span])
      return [...older.reverse(), ...newer]
    },
  }
}

async function insertSystem(locked: Query, message: NewMessage): Promise<InsertOutcome> {
  const { id, conversationId, content, metadata, tempId, createdAt } = message
  // No unique key guards SYSTEM messages, so the lock comes first and duplicates are seen.
  await locked(lockConversation, [conversationId])
  const values = [id, conversationId, content, toJson(metadata), tempId, createdAt]
  const [row] = await locked<MessageRecord & { created: boolean }>(insertSystemMessage, values)
  if (!row) return { type: 'notParticipant' }
  const { created, ...stored } = row
  return { type: created ? 'created' : 'duplicate', message: stored }
}

async function insertBatch(
  query: Query,
  messages: NewMessage[],
): Promise<Map<string, BatchOutcome>> {
  // As one JSON value: to write and to read arrays by columns costs this process four times as much.
  const rows = await query<InsertedRow>(insertMessages, [JSON.stringify(messages)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const outcomes = new Map<string, BatchOutcome>()
  for (const message of messages) {
    const row = byId.get(message.id)
    if (!row) continue
    const outcome =
      row.seq === null ? await refusalOf(query, message, row) : createdOf(message, row.seq, row)
    outcomes.set(message.id, outcome)
  }
  return outcomes
}

function createdOf(message: NewMessage, seq: number, { senderName }: InsertedRow): BatchOutcome {
  const erasure = { editedAt: null, deletedAt: null, hiddenAt: null }
  return {
    type: 'created',
    message: { ...message, seq, changedSeq: seq, senderName, ...erasure },
  }
}

async function refusalOf(
  query: Query,
  message: NewMessage,
  row: InsertedRow,
): Promise<BatchOutcome> {
  const { conversationId, senderId, tempId } = message
  if (row.isDuplicate) {
    const [first] = await query<MessageRecord>(sentMessage, [conversationId, senderId, tempId])
    return first ? { type: 'duplicate', message: first } : { type: 'outdated' }
  }
  if (row.isOutdated) return { type: 'outdated' }
  if (!row.isMember) return { type: 'notParticipant' }
  if (row.isSuspended) return { type: 'suspended' }
  if (row.mutedUntil && row.mutedUntil > message.createdAt) {
    return { type: 'muted', until: row.mutedUntil }
  }
  return { type: 'closed', closedAt: row.closedAt ?? message.createdAt }
}

const toJson = (metadata: NewMessage['metadata']) =>
  metadata === null ? null : JSON.stringify(metadata)
