import type { OperationRequest } from '@steppergo/chat-protocol'

/** Which entries an administrator looks at, as the address says it. */
export interface AuditFilter {
  who: string
  action: string
  subject: string
  /** Days in UTC, both within: `2026-11-23`. */
  from: string
  to: string
}

/** What of the entries is asked for; empty is any. */
export const noAuditFilter: AuditFilter = { who: '', action: '', subject: '', from: '', to: '' }

type Query = Record<string, string | string[] | undefined>

const DAY = /^\d{4}-\d{2}-\d{2}$/
const DAY_MS = 86_400_000
const ID_MAX = 128

export function readAuditFilter(query: Query): AuditFilter {
  const text = (name: keyof AuditFilter) => {
    const value = query[name]
    return typeof value === 'string' ? value.trim().slice(0, ID_MAX) : ''
  }
  const day = (name: 'from' | 'to') => (isDay(text(name)) ? text(name) : '')
  return {
    who: text('who'),
    action: text('action'),
    subject: text('subject'),
    from: day('from'),
    to: day('to'),
  }
}

/** The entry before which an older page begins; none where the address names none. */
export function readBefore({ before }: Query): number | undefined {
  return typeof before === 'string' && /^\d{1,9}$/.test(before) ? Number(before) : undefined
}

export function auditAddress(filter: AuditFilter, before?: number): string {
  const query = new URLSearchParams(
    Object.entries(filter).filter(([, value]: [string, string]) => value !== ''),
  )
  if (before !== undefined) query.set('before', String(before))
  return query.size > 0 ? `/moderation/audit?${query}` : '/moderation/audit'
}

/** What the API is asked, for a page and for the file alike. */
export function auditQuestion(filter: AuditFilter): OperationRequest<'audit:list'> {
  const { who, action, subject, from, to } = filter
  return {
    ...(who && { actorId: who }),
    ...(action && { action }),
    ...(subject && { subjectId: subject }),
    ...(from && { from: startOf(from).toISOString() }),
    // The API leaves out the end itself: the last day is over where the next one begins.
    ...(to && { to: new Date(startOf(to).getTime() + DAY_MS).toISOString() }),
  }
}

/** Where the same entries are to be had as a file. */
export function auditFile(filter: AuditFilter): string {
  const query = new URLSearchParams(
    Object.entries(auditQuestion(filter)).map(([key, value]) => [key, String(value)]),
  )
  return query.size > 0 ? `/api/moderation/audit.csv?${query}` : '/api/moderation/audit.csv'
}

const startOf = (day: string) => new Date(`${day}T00:00:00.000Z`)

/** 30 February is none. */
function isDay(text: string): boolean {
  if (!DAY.test(text) || Number.isNaN(startOf(text).getTime())) return false
  return startOf(text).toISOString().startsWith(text)
}
