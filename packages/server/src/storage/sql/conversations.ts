import type { Statement } from '../database.ts'

const columns = `"id", "tripId", "lastSeq", "closedAt"`

export const conversationById: Statement = {
  name: 'conversationById',
  text: `SELECT ${columns} FROM "Conversation" WHERE "id" = $1`,
}

export const conversationsById: Statement = {
  name: 'conversationsById',
  text: `SELECT ${columns} FROM "Conversation" WHERE "id" = ANY($1::text[])`,
}

export const conversationByTrip: Statement = {
  name: 'conversationByTrip',
  text: `SELECT ${columns} FROM "Conversation" WHERE "tripId" = $1`,
}

/** $1 user. Newest activity first. */
export const conversationsOf: Statement = {
  name: 'conversationsOf',
  text: `
SELECT c."id", c."tripId", c."lastSeq", c."closedAt"
FROM "ConversationParticipant" p JOIN "Conversation" c ON c."id" = p."conversationId"
WHERE p."userId" = $1 AND p."leftSeq" IS NULL
ORDER BY COALESCE(c."lastMessageAt", c."createdAt") DESC`,
}

export const lockConversation: Statement = {
  name: 'lockConversation',
  text: `SELECT ${columns} FROM "Conversation" WHERE "id" = $1 FOR UPDATE`,
}

/** $1 message. Whoever takes the next seq of its conversation waits; who reports it does not. */
export const lockConversationOf: Statement = {
  name: 'lockConversationOf',
  text: `
SELECT "id" FROM "Conversation"
WHERE "id" = (SELECT "conversationId" FROM "Message" WHERE "id" = $1)
FOR NO KEY UPDATE`,
}

/** $1 conversation. Whoever read the participants before reads them again. */
export const noteMembersChanged: Statement = {
  name: 'noteMembersChanged',
  text: `UPDATE "Conversation" SET "membersSeq" = "lastSeq" WHERE "id" = $1`,
}

/** $1 id, $2 trip, $3 time. No row where another came first. */
export const insertConversation: Statement = {
  name: 'insertConversation',
  text: `
INSERT INTO "Conversation" ("id", "tripId", "createdAt") VALUES ($1, $2, $3)
ON CONFLICT ("tripId") DO NOTHING
RETURNING ${columns}`,
}

export const closeConversation: Statement = {
  name: 'closeConversation',
  text: `UPDATE "Conversation" SET "closedAt" = COALESCE("closedAt", $2) WHERE "id" = $1`,
}
