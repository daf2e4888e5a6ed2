import type { AuditRow } from '../src/moderation/audit.ts'
import { verifyAudit, type AuditVerdict } from '../src/moderation/verifyAudit.ts'
import { auditChain } from '../src/storage/sql/audit.ts'
import type { TestDatabase } from './testDatabase.ts'

/** Few, so that the walk takes several. */
const PAGE_SIZE = 3

export function verify(database: TestDatabase, head?: string): Promise<AuditVerdict> {
  return verifyAudit({
    head,
    // The statement's columns are those of the row.
    readAfter: async (seq) =>
      (await database.query(auditChain.text, [seq, PAGE_SIZE])) as unknown as AuditRow[],
  })
}

export async function readAudit(database: TestDatabase): Promise<AuditRow[]> {
  const rows = await database.query('SELECT * FROM "AuditEntry" ORDER BY "seq"')
  return rows as unknown as AuditRow[]
}

/** What somebody does who owns the database: only they can silence the trigger. */
export async function tamper(database: TestDatabase, ...statements: string[]): Promise<void> {
  const all = [
    'ALTER TABLE "AuditEntry" DISABLE TRIGGER USER',
    ...statements,
    'ALTER TABLE "AuditEntry" ENABLE TRIGGER USER',
  ]
  await database.query(all.join(';\n'))
}

/** As it was before somebody changed it. */
export async function restore(database: TestDatabase, rows: AuditRow[]): Promise<void> {
  await tamper(database, 'DELETE FROM "AuditEntry"')
  await database.query(
    'INSERT INTO "AuditEntry" SELECT * FROM json_populate_recordset(NULL::"AuditEntry", $1)',
    [JSON.stringify(rows)],
  )
}
