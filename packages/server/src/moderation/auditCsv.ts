import type { AuditEntry } from '@steppergo/chat-protocol'

const COLUMNS = [
  'seq',
  'at',
  'actorId',
  'actorName',
  'action',
  'subjectType',
  'subjectId',
  'conversationId',
  'reason',
  'details',
  'hash',
] as const satisfies (keyof AuditEntry)[]

/** Without it Excel reads UTF-8 as the code page of the machine. */
const BYTE_ORDER_MARK = '\ufeff'

export const csvHeader = `${BYTE_ORDER_MARK}${COLUMNS.join(',')}\r\n`

/** RFC 4180, one line for each entry. */
export const toCsv = (entries: AuditEntry[]): string =>
  entries.map((entry) => `${COLUMNS.map((column) => cellOf(entry[column])).join(',')}\r\n`).join('')

function cellOf(value: AuditEntry[(typeof COLUMNS)[number]]): string {
  if (value === null) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  // A spreadsheet would run it: the reason of a moderator, or the name of whoever chose one.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
