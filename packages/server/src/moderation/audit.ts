import { createHash } from 'node:crypto'
import type { AuditEntry } from '@steppergo/chat-protocol'

export type AuditAction =
  | 'report.assign'
  | 'report.unassign'
  | 'report.resolve'
  | 'message.hide'
  | 'message.restore'
  | 'user.warn'
  | 'user.mute'
  | 'user.unmute'
  | 'user.suspend'
  | 'user.reinstate'
  | 'conversation.inspect'
  | 'audit.export'

/** What is written down of an act; its place and its hashes come with the writing. */
export interface NewAuditEntry {
  at: Date
  actorId: string
  actorName: string
  action: AuditAction
  subjectType: AuditEntry['subjectType']
  subjectId: string
  conversationId: string | null
  /** Why, in the actor's words; empty where none were given. */
  reason: string
  details: AuditEntry['details']
}

/** An entry as it is stored. */
export interface AuditRow {
  seq: number
  at: Date
  actorId: string
  actorName: string
  action: string
  subjectType: string
  subjectId: string
  conversationId: string | null
  reason: string
  /** A JSON object, as the text that was hashed. */
  details: string
  prevHash: string
  hash: string
}

/** What the first entry has in place of the hash before it. */
export const NO_HASH = '0'.repeat(64)

/** The text that is hashed: a JSON array, so that no two entries can be written alike. */
export function canonicalText(row: Omit<AuditRow, 'hash'>): string {
  return JSON.stringify([
    row.prevHash,
    row.seq,
    isoOf(row.at),
    row.actorId,
    row.actorName,
    row.action,
    row.subjectType,
    row.subjectId,
    row.conversationId,
    row.reason,
    row.details,
  ])
}

/** SHA-256 over the entry and the hash before it, in hex. */
export const hashOf = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256').update(canonicalText(row)).digest('hex')

/** The entry that stands after `last`. */
export function chainAfter(
  last: Pick<AuditRow, 'seq' | 'hash'> | null,
  { details, ...entry }: NewAuditEntry,
): AuditRow {
  const row = {
    ...entry,
    seq: (last?.seq ?? 0) + 1,
    details: JSON.stringify(details),
    prevHash: last?.hash ?? NO_HASH,
  }
  return { ...row, hash: hashOf(row) }
}

export function presentAuditEntry({ prevHash: _prevHash, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    at: row.at.toISOString(),
    // Written by `chainAfter` and by nobody else.
    subjectType: row.subjectType as AuditEntry['subjectType'],
    details: JSON.parse(row.details) as AuditEntry['details'],
  }
}

/** Whatever somebody has written there: a time that is none has no text and no valid hash. */
const isoOf = (at: Date) => (Number.isNaN(new Date(at).getTime()) ? '' : new Date(at).toISOString())
