import { UNREAD_MAX } from '@steppergo/chat-protocol'
import { EVERYTHING } from '../../conversations/conversationStore.ts'
import type { Statement } from '../database.ts'
import { visibleColumns } from './messageColumns.ts'

/**
 * $1 a JSON array with one view: which conversation, who looks, the bound and the length of a page.
 * The conversation, its people, how much the viewer has not read, and the page, all as of one moment
 * and in one round trip.
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
      WHERE p."conversationId" = c."id" AND p."userId" = i."viewerId" AND p."readSeq" < c."lastSeq"
      LIMIT ${UNREAD_MAX}
    ) unread
  ) AS "unread",
  COALESCE((SELECT json_agg(page) FROM (${page}) page), '[]') AS "messages"
FROM json_to_recordset($1) AS i(
  "conversationId" text, "viewerId" text, "bound" int, "limit" int
)
CROSS JOIN LATERAL (
  SELECT c."id", c."tripId", c."lastSeq", c."closedAt"
  FROM "Conversation" c WHERE c."id" = i."conversationId" LIMIT 1
) c`,
})

const visible = `
SELECT ${visibleColumns} FROM "VisibleMessage" v WHERE v."viewerId" = i."viewerId" AND v."conversationId" = i."conversationId"`

/** `bound`: before this seq, or null. The newest before it, oldest first. */
export const viewBefore = view(
  'viewBefore',
  `SELECT * FROM (
    ${visible} AND "seq" < COALESCE(i."bound", ${EVERYTHING}) ORDER BY "seq" DESC LIMIT i."limit"
  ) newest ORDER BY "seq"`,
)

/** `bound`: after this seq. Oldest first. */
export const viewAfter = view(
  'viewAfter',
  `${visible} AND "seq" > i."bound" ORDER BY "seq" LIMIT i."limit"`,
)

/** `bound`: after this change. In the order of the changes. */
export const viewSince = view(
  'viewSince',
  `${visible} AND "changedSeq" > i."bound" ORDER BY "changedSeq" LIMIT i."limit"`,
)
