import { UNREAD_MAX } from '@steppergo/chat-protocol'
import { EVERYTHING } from '../../conversations/conversationStore.ts'
import type { Statement } from '../database.ts'
import { visibleColumns } from './messageColumns.ts'

/**
 * $1 conversation, $2 viewer. The conversation, its people, how much the viewer has not read, and a
 * page of messages, all as of one moment and in one round trip.
 */
const view = (name: string, page: string): Statement => ({
  name,
  text: `
SELECT c."id", c."tripId", c."lastSeq", c."closedAt",
  COALESCE((
    SELECT json_agg(json_build_object('userId', p."userId", 'name', p."name", 'role', p."role",
      'joinedSeq', p."joinedSeq", 'leftSeq', p."leftSeq", 'deliveredSeq', p."deliveredSeq",
      'readSeq', p."readSeq") ORDER BY p."role", p."name", p."userId")
    FROM "ConversationParticipant" p WHERE p."conversationId" = c."id"
  ), '[]') AS "participants",
  (
    SELECT count(*)::int FROM (
      SELECT FROM "ConversationParticipant" p JOIN "VisibleMessage" m
        ON m."viewerId" = p."userId" AND m."conversationId" = p."conversationId"
        AND m."seq" > p."readSeq" AND m."senderId" IS DISTINCT FROM p."userId"
        AND m."deletedAt" IS NULL AND m."hiddenAt" IS NULL
      WHERE p."conversationId" = c."id" AND p."userId" = $2 AND p."readSeq" < c."lastSeq"
      LIMIT ${UNREAD_MAX}
    ) unread
  ) AS "unread",
  COALESCE((SELECT json_agg(page) FROM (${page}) page), '[]') AS "messages"
FROM "Conversation" c WHERE c."id" = $1`,
})

const visible = `
SELECT ${visibleColumns} FROM "VisibleMessage" WHERE "viewerId" = $2 AND "conversationId" = $1`

/** $3 before this seq or null, $4 limit. The newest before it, oldest first. */
export const viewBefore = view(
  'viewBefore',
  `SELECT * FROM (
    ${visible} AND "seq" < COALESCE($3::int, ${EVERYTHING}) ORDER BY "seq" DESC LIMIT $4
  ) newest ORDER BY "seq"`,
)

/** $3 after this seq, $4 limit. Oldest first. */
export const viewAfter = view('viewAfter', `${visible} AND "seq" > $3 ORDER BY "seq" LIMIT $4`)

/** $3 after this change, $4 limit. In the order of the changes. */
export const viewSince = view(
  'viewSince',
  `${visible} AND "changedSeq" > $3 ORDER BY "changedSeq" LIMIT $4`,
)
