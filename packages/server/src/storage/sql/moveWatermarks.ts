import type { Statement } from '../database.ts'

/**
 * $1 a JSON array of moves, one per participant.
 *
 * Moves the watermarks of active participants forward, never past the newest event and never back;
 * reading implies having received. Nothing is locked and nothing written for marks that do not move.
 * One row for each participant found, in no order.
 */
export const moveWatermarks: Statement = {
  name: 'moveWatermarks',
  text: `
WITH target AS MATERIALIZED (
  SELECT i."conversationId", i."userId", i."at", c."lastSeq", p."deliveredSeq", p."readSeq",
    LEAST(i."readSeq", c."lastSeq") AS "toRead",
    LEAST(GREATEST(i."deliveredSeq", i."readSeq"), c."lastSeq") AS "toDelivered"
  FROM json_to_recordset($1) AS i(
    "conversationId" text, "userId" text, "deliveredSeq" int, "readSeq" int, "at" timestamptz)
  JOIN "Conversation" c ON c."id" = i."conversationId"
  JOIN "ConversationParticipant" p
    ON p."conversationId" = i."conversationId" AND p."userId" = i."userId"
  WHERE p."leftSeq" IS NULL
), locked AS MATERIALIZED (
  SELECT p."conversationId", p."userId", p."deliveredSeq", p."readSeq"
  FROM "ConversationParticipant" p JOIN target t USING ("conversationId", "userId")
  WHERE p."leftSeq" IS NULL
    AND (t."toDelivered" > p."deliveredSeq" OR t."toRead" > p."readSeq")
  ORDER BY p."conversationId", p."userId"
  FOR NO KEY UPDATE OF p
), moved AS (
  UPDATE "ConversationParticipant" p SET
    "deliveredSeq" = GREATEST(p."deliveredSeq", t."toDelivered"),
    "readSeq" = GREATEST(p."readSeq", t."toRead"),
    "readAt" = CASE WHEN t."toRead" > p."readSeq" THEN t."at" ELSE p."readAt" END
  FROM target t JOIN locked l USING ("conversationId", "userId")
  WHERE p."conversationId" = t."conversationId" AND p."userId" = t."userId"
  RETURNING p."conversationId", p."userId", p."deliveredSeq", p."readSeq",
    p."deliveredSeq" > l."deliveredSeq" AS "hasDelivered", p."readSeq" > l."readSeq" AS "hasRead"
)
SELECT t."conversationId", t."userId", t."lastSeq",
  COALESCE(m."deliveredSeq", t."deliveredSeq") AS "deliveredSeq",
  COALESCE(m."readSeq", t."readSeq") AS "readSeq",
  COALESCE(m."hasDelivered", false) AS "hasDelivered",
  COALESCE(m."hasRead", false) AS "hasRead"
FROM target t LEFT JOIN moved m USING ("conversationId", "userId")`,
}
