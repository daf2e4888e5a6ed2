import type { InsertOutcome, MessageStore, NewMessage } from '../messages/messageStore.ts'
import {
  countEvent,
  findParticipant,
  toMessageRecord,
  visibleTo,
  type MemoryTables,
} from './memoryTables.ts'

export function createMemoryMessageStore(tables: MemoryTables): MessageStore {
  const show = toMessageRecord.bind(null, tables)
  const visible = visibleTo.bind(null, tables)
  const find = (messageId: string) => tables.messages.find(({ id }) => id === messageId)

  return {
    async insertOnce(message, { admit, onCreated } = {}) {
      let outcome = insertOnce(tables, message)
      if (outcome.type === 'notParticipant' && admit) {
        await admit()
        outcome = insertOnce(tables, message)
      }
      if (outcome.type === 'created') onCreated?.(outcome.message)
      return outcome
    },
    async findSent(conversationId, senderId, tempId) {
      const row = findSent(tables, { conversationId, senderId, tempId })
      return row ? show(row) : null
    },
    async findVisible(viewerId, messageId) {
      const row = find(messageId)
      if (!row) return null
      return visible(viewerId, row.conversationId).find(({ id }) => id === messageId) ?? null
    },
    async lastVisible(wanted) {
      const newest = wanted.flatMap(({ viewerId, conversationId }) =>
        lastOf(visible(viewerId, conversationId), 1),
      )
      return new Map(newest.map((message) => [message.conversationId, message]))
    },
    async standsBefore(conversationId, messageId, seq) {
      const row = find(messageId)
      return row !== undefined && row.conversationId === conversationId && row.seq <= seq
    },
    async around(viewerId, { conversationId, seq }, span) {
      const all = visible(viewerId, conversationId)
      const older = all.filter((message) => message.seq <= seq)
      const newer = all.filter((message) => message.seq > seq)
      return [...lastOf(older, span + 1), ...newer.slice(0, span)]
    },
  }
}

/** What PostgreSQL does in one statement happens here between two awaits. */
export function insertOnce(tables: MemoryTables, message: NewMessage): InsertOutcome {
  const { conversationId, senderId, createdAt } = message
  const conversation = tables.conversations.get(conversationId)
  if (!conversation) return { type: 'notParticipant' }
  const existing = findSent(tables, message)
  if (existing) return { type: 'duplicate', message: toMessageRecord(tables, existing) }
  const sender = findParticipant(tables, conversationId, senderId)
  if (senderId !== null && sender?.leftSeq !== null) return { type: 'notParticipant' }
  const { closedAt } = conversation
  // What happened to the trip or its people is recorded after the closing too.
  const isClosed = senderId !== null && closedAt !== null && closedAt <= createdAt
  if (isClosed) return { type: 'closed', closedAt }
  const restriction = tables.restrictions.get(senderId ?? '')
  if (restriction?.suspendedAt) return { type: 'suspended' }
  const until = restriction?.mutedUntil
  if (until && until > createdAt) return { type: 'muted', until }
  const seq = countEvent(conversation)
  conversation.lastMessageAt = createdAt
  const fresh = {
    ...message,
    seq,
    changedSeq: seq,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
  }
  tables.messages.push(fresh)
  return { type: 'created', message: toMessageRecord(tables, fresh) }
}

const findSent = (
  { messages }: MemoryTables,
  { conversationId, senderId, tempId }: Pick<NewMessage, 'conversationId' | 'senderId' | 'tempId'>,
) =>
  messages.find(
    (row) =>
      tempId !== null &&
      row.conversationId === conversationId &&
      row.senderId === senderId &&
      row.tempId === tempId,
  )

const lastOf = <Item>(items: Item[], amount: number) => (amount > 0 ? items.slice(-amount) : [])
