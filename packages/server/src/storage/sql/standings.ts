import type { Statement } from '../database.ts'

/** $1 since, or null for everything in force. */
export const restrictionChanges: Statement = {
  name: 'restrictionChanges',
  text: `
SELECT "userId", "mutedUntil", "suspendedAt" FROM "UserRestriction"
WHERE "updatedAt" >= COALESCE($1::timestamptz, '-infinity')
  AND ($1::timestamptz IS NOT NULL OR "suspendedAt" IS NOT NULL OR "mutedUntil" > now())`,
}

/** $1 since, or null for everything in force. */
export const blockChanges: Statement = {
  name: 'blockChanges',
  text: `
SELECT "blockerId", "blockedId", "endedAt" IS NULL AS "isActive" FROM "UserBlock"
WHERE "updatedAt" >= COALESCE($1::timestamptz, '-infinity')
  AND ($1::timestamptz IS NOT NULL OR "endedAt" IS NULL)`,
}

export const databaseTime: Statement = {
  name: 'databaseTime',
  text: `SELECT clock_timestamp() AS "now"`,
}

/** $1 blocker, $2 blocked, $3 the name by which the blocker knows them, $4 time. */
export const addBlock: Statement = {
  name: 'addBlock',
  text: `
INSERT INTO "UserBlock" AS b ("blockerId", "blockedId", "blockedName", "createdAt")
VALUES ($1, $2, $3, $4)
ON CONFLICT ("blockerId", "blockedId") DO UPDATE SET
  "createdAt" = CASE WHEN b."endedAt" IS NULL THEN b."createdAt" ELSE excluded."createdAt" END,
  "endedAt" = NULL
RETURNING "blockedId" AS "userId", "blockedName" AS "name", "createdAt"`,
}

/** $1 blocker, $2 blocked, $3 time. */
export const endBlock: Statement = {
  name: 'endBlock',
  text: `
UPDATE "UserBlock" SET "endedAt" = $3
WHERE "blockerId" = $1 AND "blockedId" = $2 AND "endedAt" IS NULL`,
}

/** $1 blocker. */
export const blocksOf: Statement = {
  name: 'blocksOf',
  text: `
SELECT "blockedId" AS "userId", "blockedName" AS "name", "createdAt" FROM "UserBlock"
WHERE "blockerId" = $1 AND "endedAt" IS NULL
ORDER BY "createdAt" DESC`,
}
