import { hashOf, NO_HASH, type AuditRow } from './audit.ts'

export type AuditVerdict =
  { type: 'whole'; count: number; head: string } | { type: 'broken'; finding: string }

export interface VerifyAuditOptions {
  /** The entries after a seq, in order; none ends the walk. */
  readAfter: (seq: number) => Promise<AuditRow[]>
  /** A head noted earlier that must still be in the chain. */
  head?: string | undefined
}

/** Before any seq that the column can hold. */
const BEGINNING = -(2 ** 31)

/**
 * Walks the audit from its first entry and names the first that was changed, is missing or does not
 * follow. Entries that were cut off its end are found by an earlier head only.
 */
export async function verifyAudit({ readAfter, head }: VerifyAuditOptions): Promise<AuditVerdict> {
  let last: Pick<AuditRow, 'seq' | 'hash'> = { seq: 0, hash: NO_HASH }
  let isHeadSeen = head === undefined || head === NO_HASH
  let from = BEGINNING
  for (;;) {
    const rows = await readAfter(from)
    for (const row of rows) {
      const finding = findingOf(row, last)
      if (finding) return { type: 'broken', finding }
      isHeadSeen ||= row.hash === head
      last = row
    }
    if (rows.length === 0) break
    from = last.seq
  }
  if (!isHeadSeen) {
    const finding = `The head ${head} is not in the chain of ${last.seq} entries: its end was cut off`
    return { type: 'broken', finding }
  }
  return { type: 'whole', count: last.seq, head: last.hash }
}

function findingOf(row: AuditRow, last: Pick<AuditRow, 'seq' | 'hash'>): string | null {
  const expected = last.seq + 1
  if (row.seq < expected) return `Entry ${row.seq} was added`
  if (row.seq === expected + 1) return `Entry ${expected} is missing`
  if (row.seq > expected) return `Entries ${expected} to ${row.seq - 1} are missing`
  if (hashOf(row) !== row.hash) return `Entry ${row.seq} was changed`
  // Its own hash fits, so the one before was written anew.
  if (row.prevHash !== last.hash) return `Entry ${row.seq} does not follow entry ${last.seq}`
  return null
}
