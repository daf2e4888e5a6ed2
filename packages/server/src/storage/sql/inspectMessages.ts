import type { Statement } from '../database.ts'

/** $1 conversation, $2 before this seq, $3 limit. Newest first; hidden ones with their content. */
export const inspectMessages: Statement = {
  name: 'inspectMessages',
  text: `
SELECT m."id", m."seq", m."senderId", s."name" AS "senderName", m."createdAt",
  CASE WHEN m."deletedAt" IS NULL THEN m."content" ELSE '' END AS "content"
FROM (
  SELECT * FROM "Message" WHERE "conversationId" = $1 AND "seq" < $2
  ORDER BY "seq" DESC LIMIT $3
) m
LEFT JOIN LATERAL (
  SELECT "name" FROM "ConversationParticipant"
  WHERE "conversationId" = m."conversationId" AND "userId" = m."senderId" LIMIT 1
) s ON true
ORDER BY m."seq" DESC`,
}
