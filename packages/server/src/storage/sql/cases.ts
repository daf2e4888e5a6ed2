import type { Statement } from '../database.ts'

/** $1 report, any of a case. What of the case never changes. */
export const casePlace: Statement = {
  name: 'casePlace',
  text: `
SELECT r."caseId", r."messageId", r."conversationId", m."senderId" AS "authorId"
FROM "MessageReport" r
CROSS JOIN LATERAL (SELECT "senderId" FROM "Message" WHERE "id" = r."messageId" LIMIT 1) m
WHERE r."id" = $1`,
}

/** $1 case. How it stands; read it under the lock of the case. */
export const caseState: Statement = {
  name: 'caseState',
  text: `
SELECT "status", "assignedToId", "assignedToName", "resolvedAt" FROM "MessageReport"
WHERE "id" = $1`,
}

/** $1 case, $2 status, $3 moderator or null, $4 their name or null. */
export const assignCase: Statement = {
  name: 'assignCase',
  text: `
UPDATE "MessageReport"
SET "status" = $2::"ReportStatus", "assignedToId" = $3, "assignedToName" = $4
WHERE "id" = $1`,
}

/** $1 case, $2 resolution, $3 note, $4 moderator, $5 their name, $6 time. */
export const closeCase: Statement = {
  name: 'closeCase',
  text: `
UPDATE "MessageReport"
SET "status" = 'RESOLVED', "resolution" = $2::"ReportResolution", "resolutionNote" = $3,
  "resolvedById" = $4, "resolvedByName" = $5, "resolvedAt" = $6
WHERE "id" = $1`,
}

/**
 * $1 case. The state is the case's; its other reports leave the index of what waits. Those who
 * reported, first come first.
 */
export const closeVoices: Statement = {
  name: 'closeVoices',
  text: `
WITH closed AS (
  UPDATE "MessageReport" SET "status" = 'RESOLVED' WHERE "caseId" = $1
  RETURNING "id", "reporterId", "createdAt"
)
SELECT "id" AS "reportId", "reporterId" FROM closed
ORDER BY "id" <> $1, "createdAt", "id"`,
}
