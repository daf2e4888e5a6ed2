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
}

/**
 * $1 a JSON array of messages, no two of them with the same sender and `tempId`, in the order in
 * which they are to stand.
 *
 * Finds duplicates, checks membership and closing, raises `lastSeq` and inserts, for all of them in
 * one statement: the row locks taken by the increments make seq order commit order, and where nothing
 * is inserted nothing is counted. Conversations are locked in the order of their ids, so that two
 * nodes never wait for each other. One row for each message, in no order.
 *
 * A statement reads as of its beginning, and may then wait for a conversation while somebody is taken
 * out of it. The locked row is read as it is by then: where its `membersSeq` is not the one that this
 * statement began with, the participants it read are outdated and nothing is stored.
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
  WHERE "id" IN (SELECT "conversationId" FROM input)
  ORDER BY "id" FOR NO KEY UPDATE
), fate AS MATERIALIZED (
  SELECT i.*, l."closedAt", p."name" AS "senderName",
    p."userId" IS NOT NULL AS "isMember",
    l."membersSeq" <> c."membersSeq" AS "isOutdated",
    EXISTS (
      SELECT FROM "Message" m
      WHERE m."conversationId" = i."conversationId" AND m."senderId" = i."senderId"
        AND m."tempId" = i."tempId"
    ) AS "isDuplicate"
  FROM input i
  JOIN locked l ON l."id" = i."conversationId"
  JOIN "Conversation" c ON c."id" = i."conversationId"
  LEFT JOIN "ConversationParticipant" p
    ON p."conversationId" = i."conversationId" AND p."userId" = i."senderId"
    AND p."leftSeq" IS NULL
), fresh AS (
  SELECT *, row_number() OVER (PARTITION BY "conversationId" ORDER BY "place") AS "nth"
  FROM fate
  WHERE "isMember" AND NOT "isOutdated" AND NOT "isDuplicate"
    AND ("closedAt" IS NULL OR "closedAt" > "createdAt")
), counted AS (
  UPDATE "Conversation" c
  SET "lastSeq" = c."lastSeq" + n."count", "lastMessageAt" = n."at"
  FROM (
    SELECT "conversationId", count(*)::int AS "count", max("createdAt") AS "at"
    FROM fresh GROUP BY "conversationId"
  ) n
  WHERE c."id" = n."conversationId"
  RETURNING c."id", c."lastSeq" - n."count" AS "base"
), inserted AS (
  INSERT INTO "Message"
    ("id", "conversationId", "seq", "changedSeq", "senderId", "type", "content", "metadata",
     "tempId", "createdAt")
  SELECT f."id", f."conversationId", k."base" + f."nth", k."base" + f."nth", f."senderId",
    f."type"::"MessageType", f."content", f."metadata", f."tempId", f."createdAt"
  FROM fresh f JOIN counted k ON k."id" = f."conversationId"
  RETURNING "id", "seq"
)
SELECT f."id", s."seq", f."senderName", f."isMember", f."isOutdated", f."isDuplicate", f."closedAt"
FROM fate f LEFT JOIN inserted s ON s."id" = f."id"`,
}
