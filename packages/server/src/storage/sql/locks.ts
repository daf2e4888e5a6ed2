import type { Statement } from '../database.ts'

/**
 * Locks without a row, until the end of the transaction. Whoever takes several takes them in this
 * order, the conversation's row after the case: reporter, case, conversation, standing, audit.
 */
const lock = (place: number, name: string, key: string): Statement => ({
  name,
  text: `SELECT pg_advisory_xact_lock(${7_305_810 + place}, ${key})`,
})

/** $1 reporter. */
export const lockReporter = lock(1, 'lockReporter', 'hashtext($1)')
/** $1 message. */
export const lockCase = lock(2, 'lockCase', 'hashtext($1)')
/** $1 user. */
export const lockStanding = lock(3, 'lockStanding', 'hashtext($1)')
export const lockAudit = lock(4, 'lockAudit', '0')
