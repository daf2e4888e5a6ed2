import type { Statement } from '../database.ts'
import { messageColumns, visibleColumns } from './messageColumns.ts'

/** $1 viewer, $2 conversation, $3 up to this seq, $4 limit. Newest first. */
export const messagesUpTo: Statement = {
  name: 'messagesUpTo',
  text: `
SELECT ${visibleColumns} FROM "VisibleMessage"
WHERE "viewerId" = $1 AND "conversationId" = $2 AND "seq" <= $3
ORDER BY "seq" DESC LIMIT $4`,
}

/** $1 viewer, $2 conversation, $3 after this seq, $4 limit. Oldest first. */
export const messagesAfter: Statement = {
  name: 'messagesAfter',
  text: `
SELECT ${visibleColumns} FROM "VisibleMessage"
WHERE "viewerId" = $1 AND "conversationId" = $2 AND "seq" > $3
ORDER BY "seq" LIMIT $4`,
}

/** $1 viewer, $2 message. */
export const visibleMessage: Statement = {
  name: 'visibleMessage',
  text: `SELECT ${visibleColumns} FROM "VisibleMessage" WHERE "viewerId" = $1 AND "id" = $2`,
}

/** $1 conversation, $2 sender, $3 tempId. */
export const sentMessage: Statement = {
  name: 'sentMessage',
  text: `
SELECT ${messageColumns} FROM "Message" m
LEFT JOIN "ConversationParticipant" s
  ON s."conversationId" = m."conversationId" AND s."userId" = m."senderId"
WHERE m."conversationId" = $1 AND m."senderId" = $2 AND m."tempId" = $3`,
}

/** $1 a JSON array of conversations, each with its viewer. The newest of each. */
export const lastVisibleMessages: Statement = {
  name: 'lastVisibleMessages',
  text: `
SELECT last.*
FROM json_to_recordset($1) AS wanted("conversationId" text, "viewerId" text)
CROSS JOIN LATERAL (
  SELECT ${visibleColumns} FROM "VisibleMessage"
  WHERE "viewerId" = wanted."viewerId" AND "conversationId" = wanted."conversationId"
  ORDER BY "seq" DESC LIMIT 1
) last`,
}

/** $1 conversation, $2 message, $3 seq. */
export const messageStandsBefore: Statement = {
  name: 'messageStandsBefore',
  text: `
SELECT FROM "Message" WHERE "id" = $2 AND "conversationId" = $1 AND "seq" <= $3`,
}
