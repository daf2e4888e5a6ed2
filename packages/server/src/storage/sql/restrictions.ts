import type { Statement } from '../database.ts'

/** $1 user. Read it under the lock of their standing. */
export const restrictionOf: Statement = {
  name: 'restrictionOf',
  text: `
SELECT "userId", "mutedUntil", "suspendedAt", "reason" FROM "UserRestriction" WHERE "userId" = $1`,
}

/** $1 user, $2 muted until, $3 suspended at, $4 the words they read. */
export const upsertRestriction: Statement = {
  name: 'upsertRestriction',
  text: `
INSERT INTO "UserRestriction" ("userId", "mutedUntil", "suspendedAt", "reason")
VALUES ($1, $2, $3, $4)
ON CONFLICT ("userId") DO UPDATE SET
  "mutedUntil" = excluded."mutedUntil",
  "suspendedAt" = excluded."suspendedAt",
  "reason" = excluded."reason"`,
}

/** $1 id, $2 user, $3 the words they read, $4 time. */
export const insertWarning: Statement = {
  name: 'insertWarning',
  text: `
INSERT INTO "UserWarning" ("id", "userId", "reason", "createdAt") VALUES ($1, $2, $3, $4)`,
}

/** $1 user, $2 words, $3 after that time. */
export const sameWarning: Statement = {
  name: 'sameWarning',
  text: `
SELECT "id" FROM "UserWarning" WHERE "userId" = $1 AND "reason" = $2 AND "createdAt" > $3 LIMIT 1`,
}

/** $1 user, $2 limit. Newest first. */
export const warningsOf: Statement = {
  name: 'warningsOf',
  text: `
SELECT "reason", "createdAt" FROM "UserWarning" WHERE "userId" = $1
ORDER BY "createdAt" DESC, "id" DESC LIMIT $2`,
}

/** $1 user. Who left a conversation keeps their row in it. */
export const anyParticipation: Statement = {
  name: 'anyParticipation',
  text: `SELECT "userId" FROM "ConversationParticipant" WHERE "userId" = $1 LIMIT 1`,
}
