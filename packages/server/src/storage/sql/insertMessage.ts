import type { Statement } from '../database.ts'
import { messageColumns } from './messageColumns.ts'

/**
 * $1 id, $2 conversation, $3 sender or null, $4 type, $5 content, $6 metadata, $7 tempId, $8 time.
 *
 * Finds the duplicate, checks membership and closing, raises `lastSeq` and inserts, all in one
 * statement: the row lock taken by the increment makes seq order commit order, and where nothing
 * is inserted nothing is counted. Always one row; `id` is null where the message was refused.
 *
 * A statement reads as of its beginning, and may then wait for the conversation while somebody is
 * taken out of it. So the conversation is locked first and the participant's row after it, which
 * reads that row as it is by then. Taking people out locks in the same order (`setMembers`).
 */
export const insertMessage: Statement = {
  name: 'insertMessage',
  text: `
WITH existing AS (
  SELECT * FROM "Message"
  WHERE "conversationId" = $2 AND "senderId" IS NOT DISTINCT FROM $3 AND "tempId" = $7
), place AS (
  SELECT "id" FROM "Conversation"
  WHERE "id" = $2 AND NOT EXISTS (SELECT FROM existing)
  FOR NO KEY UPDATE
), active AS (
  SELECT "userId" FROM "ConversationParticipant"
  WHERE "conversationId" = $2 AND "userId" = $3 AND "leftSeq" IS NULL
    AND EXISTS (SELECT FROM place)
  FOR SHARE
), member AS (
  SELECT "userId" FROM active
  UNION ALL
  SELECT 'system' WHERE $3::text IS NULL
), counted AS (
  UPDATE "Conversation" SET "lastSeq" = "lastSeq" + 1, "lastMessageAt" = $8
  WHERE "id" = $2
    AND ($3::text IS NULL OR "closedAt" IS NULL OR "closedAt" > $8)
    AND EXISTS (SELECT FROM member)
    AND NOT EXISTS (SELECT FROM existing)
  RETURNING "lastSeq"
), inserted AS (
  INSERT INTO "Message"
    ("id", "conversationId", "seq", "changedSeq", "senderId", "type", "content", "metadata",
     "tempId", "createdAt")
  SELECT $1, $2, "lastSeq", "lastSeq", $3, $4::"MessageType", $5, $6::jsonb, $7, $8 FROM counted
  RETURNING *
), found AS (
  SELECT true AS "created", * FROM inserted
  UNION ALL
  SELECT false, * FROM existing
)
SELECT
  EXISTS (SELECT FROM member) AS "isMember", c."closedAt", m."created", ${messageColumns}
FROM "Conversation" c
LEFT JOIN found m ON true
LEFT JOIN "ConversationParticipant" s
  ON s."conversationId" = m."conversationId" AND s."userId" = m."senderId"
WHERE c."id" = $2`,
}
