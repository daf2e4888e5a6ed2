import { UNREAD_MAX } from '@steppergo/chat-protocol'
import type { Statement } from '../database.ts'

/** $1 conversation, $2 viewer. The conversation, its people, and how much the viewer has not read. */
export const conversationView: Statement = {
  name: 'conversationView',
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
  ) AS "unread"
FROM "Conversation" c WHERE c."id" = $1`,
}
