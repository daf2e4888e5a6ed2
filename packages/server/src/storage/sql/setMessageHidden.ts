import type { Statement } from '../database.ts'
import { messageColumns } from './messageColumns.ts'

/**
 * $1 message, $2 hidden at, or null to restore.
 *
 * One row for a known message: as it is now, `changed` telling whether that is news. A change is an
 * event of the conversation and takes its next seq.
 */
export const setMessageHidden: Statement = {
  name: 'setMessageHidden',
  text: `
WITH target AS (
  SELECT * FROM "Message" WHERE "id" = $1
), counted AS (
  UPDATE "Conversation" c SET "lastSeq" = c."lastSeq" + 1
  FROM target
  WHERE c."id" = target."conversationId"
    AND (target."hiddenAt" IS NULL) <> ($2::timestamptz IS NULL)
  RETURNING c."lastSeq"
), changed AS (
  UPDATE "Message" SET "hiddenAt" = $2, "changedSeq" = counted."lastSeq"
  FROM counted WHERE "id" = $1
  RETURNING "Message".*
), m AS (
  SELECT true AS "changed", * FROM changed
  UNION ALL
  SELECT false, * FROM target WHERE NOT EXISTS (SELECT FROM changed)
)
SELECT m."changed", ${messageColumns} FROM m
LEFT JOIN "ConversationParticipant" s
  ON s."conversationId" = m."conversationId" AND s."userId" = m."senderId"`,
}
