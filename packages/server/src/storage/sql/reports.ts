import { OWN_REPORTS_MAX, RESOLVED_MAX, WAITING_MAX } from '../../moderation/reportStore.ts'
import type { Statement } from '../database.ts'

const waiting = `('OPEN', 'ASSIGNED')`

/** Cases, from those found as `r`. */
const cases = (found: string) => `
SELECT r."id", r."messageId", r."conversationId", c."tripId", r."reporterName", r."reason",
  r."comment", r."snapshot", r."status", r."assignedToId", r."assignedToName", r."resolution",
  r."resolutionNote", r."resolvedByName", r."resolvedAt", r."createdAt", m."hiddenAt", v."voices"
FROM (${found}) r
CROSS JOIN LATERAL (
  SELECT "tripId" FROM "Conversation" WHERE "id" = r."conversationId" LIMIT 1
) c
CROSS JOIN LATERAL (
  SELECT "hiddenAt" FROM "Message" WHERE "id" = r."messageId" LIMIT 1
) m
CROSS JOIN LATERAL (
  SELECT json_agg(
    json_build_object('reporterName', "reporterName", 'reason', "reason", 'comment', "comment",
      'createdAt', "createdAt")
    ORDER BY "id" <> r."id", "createdAt", "id"
  ) AS "voices"
  FROM "MessageReport" WHERE "caseId" = r."id"
) v`

/** $1 report, any of the case. */
export const caseOfReport: Statement = {
  name: 'caseOfReport',
  text: cases(`
  SELECT * FROM "MessageReport"
  WHERE "id" = (SELECT "caseId" FROM "MessageReport" WHERE "id" = $1)`),
}

const waitingOf = `
  SELECT * FROM "MessageReport"
  WHERE "messageId" = $1 AND "id" = "caseId" AND "status" IN ${waiting}
  ORDER BY "createdAt" LIMIT 1`

/** $1 message. */
export const waitingCase: Statement = { name: 'waitingCase', text: cases(waitingOf) }

/** The same, for who wants to know only which. */
export const waitingCaseId: Statement = {
  name: 'waitingCaseId',
  text: `SELECT "id" FROM (${waitingOf}) r`,
}

/** $1 status or null, $2 reason of any voice or null, $3 whether by assignee, $4 assignee or null. */
const filtered = `
    AND r."id" = r."caseId"
    AND ($1::text IS NULL OR r."status" = $1::"ReportStatus")
    AND ($2::text IS NULL OR (
      SELECT true FROM "MessageReport" v
      WHERE v."caseId" = r."id" AND v."reason" = $2::"ReportReason" LIMIT 1
    ))
    AND (NOT $3::boolean OR r."assignedToId" IS NOT DISTINCT FROM $4)`

/** Filter as above. Oldest first. */
export const waitingCases: Statement = {
  name: 'waitingCases',
  text: `${cases(`
  SELECT * FROM "MessageReport" r
  WHERE r."status" IN ${waiting} ${filtered}
  ORDER BY r."createdAt", r."id" LIMIT ${WAITING_MAX}`)}
ORDER BY r."createdAt", r."id"`,
}

/** Filter as above. Newest first. */
export const resolvedCases: Statement = {
  name: 'resolvedCases',
  text: `${cases(`
  SELECT * FROM "MessageReport" r
  WHERE r."status" = 'RESOLVED' ${filtered}
  ORDER BY r."resolvedAt" DESC, r."id" LIMIT ${RESOLVED_MAX}`)}
ORDER BY r."resolvedAt" DESC, r."id"`,
}

/** $1 moderator, for whom cases about themselves do not count. */
export const countCases: Statement = {
  name: 'countCases',
  text: `
SELECT count(*) FILTER (WHERE "status" = 'OPEN')::int AS "open",
  count(*) FILTER (WHERE "status" = 'ASSIGNED')::int AS "assigned",
  count(*) FILTER (WHERE "assignedToId" = $1)::int AS "mine"
FROM "MessageReport" r
WHERE "status" IN ${waiting} AND "id" = "caseId"
  AND $1 IS DISTINCT FROM (SELECT "senderId" FROM "Message" m WHERE m."id" = r."messageId")`,
}

/** $1 reporter. Newest first, each with what became of its case. */
export const reportsOf: Statement = {
  name: 'reportsOf',
  text: `
SELECT r."id" AS "reportId", r."messageId", c."tripId", r."reason", r."createdAt",
  f."resolution", f."resolvedAt"
FROM (
  SELECT * FROM "MessageReport" WHERE "reporterId" = $1
  ORDER BY "createdAt" DESC, "id" DESC LIMIT ${OWN_REPORTS_MAX}
) r
CROSS JOIN LATERAL (
  SELECT "resolution", "resolvedAt" FROM "MessageReport" WHERE "id" = r."caseId" LIMIT 1
) f
CROSS JOIN LATERAL (
  SELECT "tripId" FROM "Conversation" WHERE "id" = r."conversationId" LIMIT 1
) c
ORDER BY r."createdAt" DESC, r."id" DESC`,
}

/** $1 message, $2 reporter. */
export const reportBy: Statement = {
  name: 'reportBy',
  text: `SELECT "id" FROM "MessageReport" WHERE "messageId" = $1 AND "reporterId" = $2`,
}

/** $1 reporter, $2 after that time, $3 how many newer ones there are. */
export const reportBefore: Statement = {
  name: 'reportBefore',
  text: `
SELECT "createdAt" FROM "MessageReport" WHERE "reporterId" = $1 AND "createdAt" > $2
ORDER BY "createdAt" DESC OFFSET $3 LIMIT 1`,
}

/** $1 id, $2 case, $3 message, $4 conversation, $5 reporter, $6 name, $7 reason, $8 comment, $9 snapshot, $10 time. */
export const insertReport: Statement = {
  name: 'insertReport',
  text: `
INSERT INTO "MessageReport" ("id", "caseId", "messageId", "conversationId", "reporterId",
  "reporterName", "reason", "comment", "snapshot", "createdAt")
VALUES ($1, $2, $3, $4, $5, $6, $7::"ReportReason", $8, $9::jsonb, $10)`,
}
