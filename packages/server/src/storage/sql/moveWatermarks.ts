import { UNREAD_MAX } from '@steppergo/chat-protocol'
import type { Statement } from '../database.ts'

/**
 * $1 a JSON array of moves, one per participant.
 *
 * Moves the watermarks of active participants forward, never past the newest event and never back;
 * reading implies having received. Nothing is locked and nothing written for marks that do not move.
 * One row for each participant found, in no order; for those
 * who read also what they have not read.
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
  CROSS JOIN LATERAL (
    SELECT c."lastSeq" FROM "Conversation" c WHERE c."id" = i."conversationId" LIMIT 1
  ) c
  CROSS JOIN LATERAL (
    SELECT p."deliveredSeq", p."readSeq" FROM "ConversationParticipant" p
    WHERE p."conversationId" = i."conversationId" AND p."userId" = i."userId"
      AND p."leftSeq" IS NULL
    LIMIT 1
  ) p
  ORDER BY i."conversationId", i."userId"
), locked AS MATERIALIZED (
  SELECT t."conversationId", t."userId", p."deliveredSeq", p."readSeq"
  FROM target t
  CROSS JOIN LATERAL (
    SELECT p."deliveredSeq", p."readSeq" FROM "ConversationParticipant" p
    WHERE p."conversationId" = t."conversationId" AND p."userId" = t."userId"
      AND p."leftSeq" IS NULL
    LIMIT 1
    FOR NO KEY UPDATE
  ) p
  WHERE t."toDelivered" > t."deliveredSeq" OR t."toRead" > t."readSeq"
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
  COALESCE(m."hasRead", false) AS "hasRead",
  CASE WHEN t."toRead" > 0 AND COALESCE(m."readSeq", t."readSeq") < t."lastSeq" THEN (
    SELECT count(*)::int FROM (
      SELECT FROM "VisibleMessage" v
      WHERE v."viewerId" = t."userId" AND v."conversationId" = t."conversationId"
        AND v."seq" > COALESCE(m."readSeq", t."readSeq") AND v."seq" <= t."lastSeq"
        AND v."senderId" IS DISTINCT FROM t."userId"
        AND v."deletedAt" IS NULL AND v."hiddenAt" IS NULL
      LIMIT ${UNREAD_MAX}
    ) seen
  ) ELSE 0 END AS "unread"
FROM target t LEFT JOIN moved m USING ("conversationId", "userId")`,
}
