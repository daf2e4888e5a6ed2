import type {
  ConversationRecord,
  ConversationStore,
  ParticipantRecord,
} from '../conversations/conversationStore.ts'
import type { Database, Statement } from './database.ts'
import { setMembers } from './setMembers.ts'
import {
  closeConversation,
  conversationById,
  conversationByTrip,
  conversationsById,
  conversationsOf,
  insertConversation,
} from './sql/conversations.ts'
import {
  moveDeliveredSeq,
  moveReadSeq,
  participantsOf,
  unreadByConversation,
  unreadByParticipant,
  upsertParticipant,
} from './sql/participants.ts'

export function createConversationStore(database: Database): ConversationStore {
  const { query } = database

  async function findOne(statement: Statement, key: string): Promise<ConversationRecord | null> {
    const [row] = await query<ConversationRecord>(statement, [key])
    return row ?? null
  }

  async function countUnread(statement: Statement, key: string): Promise<Map<string, number>> {
    const rows = await query<{ key: string; unread: number }>(statement, [key])
    return new Map(rows.map((row) => [row.key, row.unread]))
  }

  return {
    find: (conversationId) => findOne(conversationById, conversationId),
    findByTrip: (tripId) => findOne(conversationByTrip, tripId),
    findMany: (conversationIds) => query(conversationsById, [conversationIds]),
    async open({ id, tripId, members, now }) {
      const made = await database.transaction(async (locked) => {
        const [conversation] = await locked<ConversationRecord>(insertConversation, [
          id,
          tripId,
          now,
        ])
        if (!conversation) return null
        for (const { userId, name, role } of members) {
          await locked(upsertParticipant, [id, userId, name, role, 0, 0])
        }
        return conversation
      })
      const conversation = made ?? (await findOne(conversationByTrip, tripId))
      if (!conversation) throw new Error('A conversation vanished while it was being opened')
      return conversation
    },
    participants: (conversationId) => query<ParticipantRecord>(participantsOf, [conversationId]),
    setMembers: (input) => setMembers(database, input),
    async close(conversationId, at) {
      await query(closeConversation, [conversationId, at])
    },
    listFor: (userId) => query(conversationsOf, [userId]),
    unreadCounts: (conversationId) => countUnread(unreadByParticipant, conversationId),
    unreadOf: (userId) => countUnread(unreadByConversation, userId),
    async moveWatermark({ conversationId, userId, kind, upToSeq, now }) {
      const target = [conversationId, userId, upToSeq]
      const [row] = await query<{ upToSeq: number; moved: boolean }>(
        kind === 'read' ? moveReadSeq : moveDeliveredSeq,
        kind === 'read' ? [...target, now] : target,
      )
      return row ?? null
    },
  }
}
