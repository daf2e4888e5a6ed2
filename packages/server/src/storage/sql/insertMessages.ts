import type { Statement } from '../database.ts'

/** What became of one message of the batch; `seq` is set for the one that was stored. */
export interface InsertedRow {
  id: string
  seq: number | null
  senderName: string | null
  isMember: boolean
  /** The list of participants has changed while this waited for the conversation. */
  isOutdated: boolean
  isDuplicate: boolean
  closedAt: Date | null
  mutedUntil: Date | null
  isSuspended: boolean
}

/**
 * $1 a JSON array of messages, no two of them with the same sender and `tempId`, in the order in
 * which they are to stand.
 *
 * Finds duplicates, checks membership, closing and restrictions, raises `lastSeq` and inserts, for all of them in
 * one statement: the row locks taken by the increments make seq order commit order, and where nothing
 * is inserted nothing is counted. Conversations are locked in the order of their ids, so that two
 * nodes never wait for each other. One row for each message, in no order.
 *
 * A statement reads as of its beginning, and may then wait for a conversation while somebody is taken
 * out of it. The locked row is read as it is by then: where its `membersSeq` is not the one that this
 * statement began with, the participants it read are outdated and nothing is stored.
 *
 * Each lookup is a LATERAL of one row, and so by index whatever the planner thinks of empty tables.
 */
export const insertMessages: Statement = {
  name: 'insertMessages',
  text: `
WITH input AS (
  SELECT * FROM ROWS FROM (json_to_recordset($1) AS (
    "id" text, "conversationId" text, "senderId" text, "type" text, "content" text,
    "metadata" jsonb, "tempId" text, "createdAt" timestamptz
  )) WITH ORDINALITY AS i("id", "conversationId", "senderId", "type", "content", "metadata",
    "tempId", "createdAt", "place")
), locked AS MATERIALIZED (
  SELECT "id", "closedAt", "membersSeq" FROM "Conversation"
  WHERE "id" = ANY (ARRAY(SELECT DISTINCT "conversationId" FROM input))
  ORDER BY "id" FOR NO KEY UPDATE
), fate AS MATERIALIZED (
  SELECT i.*, l."closedAt", p."name" AS "senderName",
    p."name" IS NOT NULL AS "isMember",
    l."membersSeq" <> c."membersSeq" AS "isOutdated",
    d."found" IS NOT NULL AS "isDuplicate",
    r."mutedUntil", r."suspendedAt" IS NOT NULL AS "isSuspended"
  FROM input i
  JOIN locked l ON l."id" = i."conversationId"
  CROSS JOIN LATERAL (
    SELECT c."membersSeq" FROM "Conversation" c WHERE c."id" = i."conversationId" LIMIT 1
  ) c
  LEFT JOIN LATERAL (
    SELECT p."name" FROM "ConversationParticipant" p
    WHERE p."conversationId" = i."conversationId" AND p."userId" = i."senderId"
      AND p."leftSeq" IS NULL
    LIMIT 1
  ) p ON true
  LEFT JOIN LATERAL (
    SELECT true AS "found" FROM "Message" m
    WHERE m."conversationId" = i."conversationId" AND m."senderId" = i."senderId"
      AND m."tempId" = i."tempId"
    LIMIT 1
  ) d ON true
  LEFT JOIN LATERAL (
    SELECT r."mutedUntil", r."suspendedAt" FROM "UserRestriction" r
    WHERE r."userId" = i."senderId"
    LIMIT 1
  ) r ON true
), fresh AS (
  SELECT *,
    row_number() OVER (PARTITION BY "conversationId" ORDER BY "place" DESC)::int - 1 AS "later"
  FROM fate
  WHERE "isMember" AND NOT "isOutdated" AND NOT "isDuplicate"
    AND ("closedAt" IS NULL OR "closedAt" > "createdAt")
    AND NOT "isSuspended" AND ("mutedUntil" IS NULL OR "mutedUntil" <= "createdAt")
), news AS MATERIALIZED (
  SELECT "conversationId", count(*)::int AS "count", max("createdAt") AS "at"
  FROM fresh GROUP BY "conversationId"
), counted AS (
  UPDATE "Conversation" c
  SET
    "lastSeq" = c."lastSeq" + (SELECT n."count" FROM news n WHERE n."conversationId" = c."id"),
    "lastMessageAt" = (SELECT n."at" FROM news n WHERE n."conversationId" = c."id")
  WHERE c."id" = ANY (ARRAY(SELECT "conversationId" FROM news))
  RETURNING c."id", c."lastSeq"
), inserted AS (
  INSERT INTO "Message"
    ("id", "conversationId", "seq", "changedSeq", "senderId", "type", "content", "metadata",
     "tempId", "createdAt")
  SELECT f."id", f."conversationId", k."lastSeq" - f."later", k."lastSeq" - f."later",
    f."senderId", f."type"::"MessageType", f."content", f."metadata", f."tempId", f."createdAt"
  FROM fresh f JOIN counted k ON k."id" = f."conversationId"
  RETURNING "id", "seq"
)
SELECT f."id", s."seq", f."senderName", f."isMember", f."isOutdated", f."isDuplicate", f."closedAt",
  f."mutedUntil", f."isSuspended"
FROM fate f LEFT JOIN inserted s ON s."id" = f."id"`,
}
