/** Run by `npm run audit:verify`. */
import { parseArgs } from 'node:util'
import pg from 'pg'
import type { AuditRow } from '../../packages/server/src/moderation/audit.ts'
import { verifyAudit } from '../../packages/server/src/moderation/verifyAudit.ts'
import { auditChain } from '../../packages/server/src/storage/sql/audit.ts'

const PAGE_SIZE = 1_000

const { values } = parseArgs({ options: { head: { type: 'string' } } })
if (values.head !== undefined && !/^[0-9a-f]{64}$/.test(values.head)) {
  throw new Error('Give --head the 64 hexadecimal digits that an earlier run has printed')
}

const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
await client.connect()
try {
  const verdict = await verifyAudit({ ...values, readAfter })
  if (verdict.type === 'whole') {
    process.stdout.write(`${verdict.count} entries, head ${verdict.head}\n`)
  } else {
    process.stdout.write(`${verdict.finding}\n`)
    process.exitCode = 1
  }
} finally {
  await client.end()
}

async function readAfter(seq: number): Promise<AuditRow[]> {
  const { rows } = await client.query<AuditRow>(auditChain.text, [seq, PAGE_SIZE])
  return rows
}
