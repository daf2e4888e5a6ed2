import type { Statement } from '../database.ts'
import { messageColumns } from './messageColumns.ts'

/**
 * $1 id, $2 conversation, $3 content, $4 metadata, $5 tempId, $6 time. Run it under the lock of the
 * conversation (`lockConversation`): no unique key guards messages without a sender.
 *
 * One row, `created` telling whether it is new; none where there is no such conversation. What
 * happened to the trip or its people is recorded after the closing too.
 */
export const insertSystemMessage: Statement = {
  name: 'insertSystemMessage',
  text: `
WITH existing AS (
  SELECT * FROM "Message"
  WHERE "conversationId" = $2 AND "senderId" IS NULL AND "tempId" = $5
), counted AS (
  UPDATE "Conversation" SET "lastSeq" = "lastSeq" + 1, "lastMessageAt" = $6
  WHERE "id" = $2 AND NOT EXISTS (SELECT FROM existing)
  RETURNING "lastSeq"
), inserted AS (
  INSERT INTO "Message"
    ("id", "conversationId", "seq", "changedSeq", "type", "content", "metadata", "tempId", "createdAt")
  SELECT $1, $2, "lastSeq", "lastSeq", 'SYSTEM', $3, $4::jsonb, $5, $6 FROM counted
  RETURNING *
), m AS (
  SELECT true AS "created", * FROM inserted
  UNION ALL
  SELECT false, * FROM existing
)
SELECT m."created", ${messageColumns} FROM m
CROSS JOIN (SELECT NULL::text AS "name") s`,
}
