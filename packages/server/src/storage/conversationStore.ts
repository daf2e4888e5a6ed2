import type {
  ActivityRow,
  ConversationRecord,
  ConversationStore,
  ConversationView,
  Page,
  ParticipantRecord,
  ReachedMarks,
} from '../conversations/conversationStore.ts'
import type { MessageRecord } from '../messages/messageStore.ts'
import type { Database, Statement } from './database.ts'
import { createPlaces } from './places.ts'
import { setMembers } from './setMembers.ts'
import { viewAfter, viewBefore, viewSince } from './sql/conversationView.ts'
import {
  closeConversation,
  conversationById,
  conversationByTrip,
  conversationsById,
  conversationsOf,
  insertConversation,
} from './sql/conversations.ts'
import {
  activityOf,
  participantsOf,
  participantsOfMany,
  unreadByConversation,
  upsertParticipant,
} from './sql/participants.ts'

import { moveWatermarks } from './sql/moveWatermarks.ts'

/** As JSON has them, which knows no dates. */
type Flat<Record> = {
  [Name in keyof Record]: Record[Name] extends Date
    ? string
    : Record[Name] extends Date | null
      ? string | null
      : Record[Name]
}
type ViewRow = Omit<ConversationView, 'messages'> & { messages: Flat<MessageRecord>[] }

type MovedRow = ReachedMarks & { conversationId: string; userId: string }

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

  async function byConversation<Row>(statement: Statement, ids: string[]) {
    const found = new Map(ids.map((id) => [id, [] as Row[]]))
    const rows = await query<{ conversationId: string }>(statement, [ids])
    for (const { conversationId, ...row } of rows) {
      // The rest of the row is what the statement is for.
      found.get(conversationId)?.push(row as Row)
    }
    return found
  }

  const places = createPlaces((by) =>
    'tripId' in by
      ? findOne(conversationByTrip, by.tripId)
      : findOne(conversationById, by.conversationId),
  )

  return {
    place: places.find,
    async view(conversationId, viewerId, page) {
      const { statement, bound } = statementOf(page)
      const values = [conversationId, viewerId, bound, page.limit]
      const [row] = await query<ViewRow>(statement, values)
      return row ? { ...row, messages: row.messages.map(revive) } : null
    },
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
    participantsOfMany: (conversationIds) =>
      byConversation<ParticipantRecord>(participantsOfMany, conversationIds),
    setMembers: (input) => setMembers(database, input),
    async close(conversationId, at) {
      await query(closeConversation, [conversationId, at])
    },
    listFor: (userId) => query(conversationsOf, [userId]),
    activity: (conversationIds) => byConversation<ActivityRow>(activityOf, conversationIds),
    unreadOf: (userId) => countUnread(unreadByConversation, userId),
    async moveWatermarks(moves) {
      const rows = await query<MovedRow>(moveWatermarks, [JSON.stringify(moves)])
      const byKey = new Map(
        rows.map(({ conversationId, userId, ...marks }) => [`${userId} ${conversationId}`, marks]),
      )
      return moves.map(
        ({ conversationId, userId }) => byKey.get(`${userId} ${conversationId}`) ?? null,
      )
    },
  }
}

function statementOf(page: Page): { statement: Statement; bound: number | null } {
  if ('since' in page) return { statement: viewSince, bound: page.since }
  if ('after' in page) return { statement: viewAfter, bound: page.after }
  return { statement: viewBefore, bound: page.before }
}

const revive = (row: Flat<MessageRecord>): MessageRecord => ({
  ...row,
  createdAt: new Date(row.createdAt),
  editedAt: toDate(row.editedAt),
  deletedAt: toDate(row.deletedAt),
  hiddenAt: toDate(row.hiddenAt),
})

const toDate = (text: string | null) => (text === null ? null : new Date(text))
