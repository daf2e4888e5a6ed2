import type { Statement } from '../database.ts'

const columns = `"seq", "at", "actorId", "actorName", "action", "subjectType", "subjectId",
  "conversationId", "reason", "details", "prevHash", "hash"`

/** Read it under the lock of the audit. */
export const lastAuditEntry: Statement = {
  name: 'lastAuditEntry',
  text: `SELECT "seq", "hash" FROM "AuditEntry" WHERE "seq" > 0 ORDER BY "seq" DESC LIMIT 1`,
}

/** The columns in their order. */
export const insertAuditEntry: Statement = {
  name: 'insertAuditEntry',
  text: `
INSERT INTO "AuditEntry" (${columns})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
}

/** $1 before this seq, $2 actor, $3 action, $4 subject, $5 from, $6 to, each or null, $7 limit. */
export const auditEntries: Statement = {
  name: 'auditEntries',
  text: `
SELECT ${columns} FROM "AuditEntry"
WHERE "seq" < $1
  AND ($2::text IS NULL OR "actorId" = $2)
  AND ($3::text IS NULL OR "action" = $3)
  AND ($4::text IS NULL OR "subjectId" = $4)
  AND ($5::timestamptz IS NULL OR "at" >= $5)
  AND ($6::timestamptz IS NULL OR "at" < $6)
ORDER BY "seq" DESC LIMIT $7`,
}

/** $1 after this seq, $2 limit. In order. */
export const auditChain: Statement = {
  name: 'auditChain',
  text: `SELECT ${columns} FROM "AuditEntry" WHERE "seq" > $1 ORDER BY "seq" LIMIT $2`,
}
