import type { Statement } from '../database.ts'

// As SQL, for every connection begins with one of these.
const sessions = `
SELECT s."id", s."expiresAt", s."revokedAt",
  json_build_object('id', u."id", 'name', u."name", 'email', u."email", 'role', u."role",
    'locale', u."locale") AS "user"
FROM "Session" s JOIN "User" u ON u."id" = s."userId"`

export const sessionById: Statement = {
  name: 'sessionById',
  text: `${sessions} WHERE s."id" = $1`,
}

export const sessionByTokenHash: Statement = {
  name: 'sessionByTokenHash',
  text: `${sessions} WHERE s."tokenHash" = $1`,
}

/** $1 sessions, $2 now. Those neither expired nor revoked, with what their person is. */
export const liveSessions: Statement = {
  name: 'liveSessions',
  text: `
SELECT s."id", u."role" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
WHERE s."id" = ANY($1::text[]) AND s."revokedAt" IS NULL AND s."expiresAt" > $2`,
}
