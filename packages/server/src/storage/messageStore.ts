import type {
  InsertOutcome,
  MessageRecord,
  MessageStore,
  NewMessage,
} from '../messages/messageStore.ts'
import type { Database, Query } from './database.ts'
import { isUniqueViolation } from './databaseErrors.ts'
import { lockConversation } from './sql/conversations.ts'
import { insertMessage } from './sql/insertMessage.ts'
import {
  lastVisibleMessages,
  messagesAfter,
  messagesBefore,
  messagesChangedAfter,
  messageStandsBefore,
  sentMessage,
  visibleMessage,
} from './sql/readMessages.ts'
import { setMessageHidden } from './sql/setMessageHidden.ts'

type InsertRow = {
  isMember: boolean
  closedAt: Date | null
  created: boolean | null
} & MessageRecord

export function createMessageStore(database: Database): MessageStore {
  const { query } = database
  const before = (viewerId: string, conversationId: string, seq: number | null, limit: number) =>
    query<MessageRecord>(messagesBefore, [viewerId, conversationId, seq, limit])

  return {
    async insertOnce(message) {
      if (message.senderId === null) {
        // No unique key guards SYSTEM messages, so the lock comes first and duplicates are seen.
        return database.transaction(async (locked) => {
          await locked(lockConversation, [message.conversationId])
          return insert(locked, message)
        })
      }
      try {
        return await insert(query, message)
      } catch (error) {
        // The same tempId at the same moment through two nodes; the other one is committed now.
        if (!isUniqueViolation(error)) throw error
        return insert(query, message)
      }
    },
    async history({ viewerId, conversationId, before: upper, after, limit }) {
      if (after === null) return (await before(viewerId, conversationId, upper, limit)).reverse()
      return query(messagesAfter, [viewerId, conversationId, after, upper, limit])
    },
    since({ viewerId, conversationId, afterSeq, limit }) {
      return query(messagesChangedAfter, [viewerId, conversationId, afterSeq, limit])
    },
    async findSent(conversationId, senderId, tempId) {
      const [message] = await query<MessageRecord>(sentMessage, [conversationId, senderId, tempId])
      return message ?? null
    },
    async findVisible(viewerId, messageId) {
      const [message] = await query<MessageRecord>(visibleMessage, [viewerId, messageId])
      return message ?? null
    },
    async lastVisible(viewerId, conversationIds) {
      const rows = await query<MessageRecord>(lastVisibleMessages, [viewerId, conversationIds])
      return new Map(rows.map((row) => [row.conversationId, row]))
    },
    async standsBefore(conversationId, messageId, seq) {
      return (await query(messageStandsBefore, [conversationId, messageId, seq])).length > 0
    },
    async around(viewerId, { conversationId, seq }, span) {
      const older = await before(viewerId, conversationId, seq + 1, span + 1)
      const newer = await query<MessageRecord>(messagesAfter, [
        viewerId,
        conversationId,
        seq,
        null,
        span,
      ])
      return [...older.reverse(), ...newer]
    },
    async setHidden(messageId, hiddenAt) {
      const [row] = await query<MessageRecord & { changed: boolean }>(setMessageHidden, [
        messageId,
        hiddenAt,
      ])
      if (!row) return null
      const { changed, ...message } = row
      return { message, changed }
    },
  }
}

async function insert(query: Query, message: NewMessage): Promise<InsertOutcome> {
  const [row] = await query<InsertRow>(insertMessage, [
    message.id,
    message.conversationId,
    message.senderId,
    message.type,
    message.content,
    message.metadata === null ? null : JSON.stringify(message.metadata),
    message.tempId,
    message.createdAt,
  ])
  if (!row) return { type: 'notParticipant' }
  const { isMember, closedAt, created, ...stored } = row
  if (created !== null) return { type: created ? 'created' : 'duplicate', message: stored }
  if (!isMember) return { type: 'notParticipant' }
  return { type: 'closed', closedAt: closedAt ?? message.createdAt }
}
