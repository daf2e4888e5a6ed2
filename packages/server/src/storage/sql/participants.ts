import { UNREAD_MAX } from '@steppergo/chat-protocol'
import type { Statement } from '../database.ts'

const columns = `"userId", "name", "role", "joinedSeq", "leftSeq", "deliveredSeq", "readSeq"`

export const participantsOf: Statement = {
  name: 'participantsOf',
  text: `
SELECT ${columns}
FROM "ConversationParticipant" WHERE "conversationId" = $1 ORDER BY "role", "name", "userId"`,
}

export const participantsOfMany: Statement = {
  name: 'participantsOfMany',
  text: `
SELECT "conversationId", ${columns}
FROM "ConversationParticipant" WHERE "conversationId" = ANY($1::text[])
ORDER BY "role", "name", "userId"`,
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

/** Bounded, for nobody is shown an exact count of thousands and everybody would wait for it. */
const countUnread = `
CROSS JOIN LATERAL (
  SELECT count(*)::int AS "unread" FROM (
    SELECT FROM "VisibleMessage" m
    WHERE m."viewerId" = p."userId" AND m."conversationId" = p."conversationId"
      AND m."seq" > p."readSeq" AND m."senderId" IS DISTINCT FROM p."userId"
      AND m."deletedAt" IS NULL AND m."hiddenAt" IS NULL
    LIMIT ${UNREAD_MAX}
  ) seen
) counted`

/** $1 conversations. Who takes part, with what they have not read. */
export const activityOf: Statement = {
  name: 'activityOf',
  text: `
SELECT p."conversationId", ${columns}, counted."unread"
FROM "ConversationParticipant" p ${countUnread}
WHERE p."conversationId" = ANY($1::text[]) AND p."leftSeq" IS NULL`,
}

/** $1 user. */
export const unreadByConversation: Statement = {
  name: 'unreadByConversation',
  text: `
SELECT p."conversationId" AS "key", counted."unread" FROM "ConversationParticipant" p ${countUnread}
WHERE p."userId" = $1 AND p."leftSeq" IS NULL`,
}
