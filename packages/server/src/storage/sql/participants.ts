import type { Statement } from '../database.ts'

export const participantsOf: Statement = {
  name: 'participantsOf',
  text: `
SELECT "userId", "name", "role", "joinedSeq", "leftSeq", "deliveredSeq", "readSeq"
FROM "ConversationParticipant" WHERE "conversationId" = $1 ORDER BY "role", "name", "userId"`,
}

/**
 * $1 conversation, $2 user, $3 name, $4 role, $5 joinedSeq, $6 the seq received and read so far.
 * Who comes back sees nothing of what was said in between.
 */
export const upsertParticipant: Statement = {
  name: 'upsertParticipant',
  text: `
INSERT INTO "ConversationParticipant" AS p
  ("conversationId", "userId", "name", "role", "joinedSeq", "deliveredSeq", "readSeq")
VALUES ($1, $2, $3, $4::"ParticipantRole", $5, $6, $6)
ON CONFLICT ("conversationId", "userId") DO UPDATE SET
  "name" = excluded."name",
  "role" = excluded."role",
  "joinedSeq" = CASE WHEN p."leftSeq" IS NULL THEN p."joinedSeq" ELSE excluded."readSeq" - 1 END,
  "deliveredSeq" = CASE WHEN p."leftSeq" IS NULL THEN p."deliveredSeq" ELSE excluded."readSeq" END,
  "readSeq" = CASE WHEN p."leftSeq" IS NULL THEN p."readSeq" ELSE excluded."readSeq" END,
  "leftSeq" = NULL`,
}

/** $1 conversation, $2 user, $3 leftSeq. */
export const endParticipation: Statement = {
  name: 'endParticipation',
  text: `
UPDATE "ConversationParticipant" SET "leftSeq" = $3
WHERE "conversationId" = $1 AND "userId" = $2 AND "leftSeq" IS NULL`,
}

const unreadJoin = `
LEFT JOIN "VisibleMessage" m
  ON m."viewerId" = p."userId" AND m."conversationId" = p."conversationId"
  AND m."seq" > p."readSeq" AND m."senderId" IS DISTINCT FROM p."userId"
  AND m."deletedAt" IS NULL AND m."hiddenAt" IS NULL`

/** $1 conversation. */
export const unreadByParticipant: Statement = {
  name: 'unreadByParticipant',
  text: `
SELECT p."userId" AS "key", count(m."id")::int AS "unread"
FROM "ConversationParticipant" p ${unreadJoin}
WHERE p."conversationId" = $1 AND p."leftSeq" IS NULL GROUP BY p."userId"`,
}

/** $1 user. */
export const unreadByConversation: Statement = {
  name: 'unreadByConversation',
  text: `
SELECT p."conversationId" AS "key", count(m."id")::int AS "unread"
FROM "ConversationParticipant" p ${unreadJoin}
WHERE p."userId" = $1 AND p."leftSeq" IS NULL GROUP BY p."conversationId"`,
}

const moveWatermark = (assignments: string, column: string) => `
WITH target AS (
  SELECT LEAST(COALESCE($3::int, "lastSeq"), "lastSeq") AS "seq" FROM "Conversation" WHERE "id" = $1
), before AS (
  SELECT "deliveredSeq", "readSeq" FROM "ConversationParticipant"
  WHERE "conversationId" = $1 AND "userId" = $2 AND "leftSeq" IS NULL FOR NO KEY UPDATE
)
UPDATE "ConversationParticipant" p SET ${assignments}
FROM target, before
WHERE p."conversationId" = $1 AND p."userId" = $2
RETURNING p."${column}" AS "upToSeq", p."${column}" > before."${column}" AS "moved"`

/** $1 conversation, $2 user, $3 seq or null for all. */
export const moveDeliveredSeq: Statement = {
  name: 'moveDeliveredSeq',
  text: moveWatermark(`"deliveredSeq" = GREATEST(p."deliveredSeq", target."seq")`, 'deliveredSeq'),
}

/** $1 conversation, $2 user, $3 seq or null for all, $4 time. Reading implies having received. */
export const moveReadSeq: Statement = {
  name: 'moveReadSeq',
  text: moveWatermark(
    `"readSeq" = GREATEST(p."readSeq", target."seq"),
  "deliveredSeq" = GREATEST(p."deliveredSeq", target."seq"),
  "readAt" = CASE WHEN target."seq" > p."readSeq" THEN $4 ELSE p."readAt" END`,
    'readSeq',
  ),
}
