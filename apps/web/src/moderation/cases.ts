import type { Report } from '@steppergo/chat-protocol'
import { fits, type QueueFilter } from './queueFilter.ts'

/** What a moderator's decision changed about a case. */
export type CaseChange = Partial<Pick<Report, 'status' | 'resolution' | 'resolvedAt' | 'hiddenAt'>>

/** The cases of a queue as this screen knows them. */
export interface Cases {
  reports: readonly Report[]
  /** What has come in since the page was opened or the moderator last looked. */
  newIds: readonly string[]
  /** Taken or given back here: they stay in sight until the moderator goes elsewhere. */
  keptIds: readonly string[]
}

export const noCases: Cases = { reports: [], newIds: [], keptIds: [] }

/** What the server says is all there is; what is kept in sight stays though it fits no more. */
export function readCases(known: Cases, fresh: readonly Report[]): Cases {
  // Asked for in parts, a case that is taken meanwhile is in two of them.
  const byId = new Map(fresh.map((report) => [report.id, report]))
  const kept = known.reports.filter(({ id }) => known.keptIds.includes(id) && !byId.has(id))
  return withNew(known, [...byId.values(), ...kept], [...byId.values()])
}

/** One case has come or changed; each one stays once. */
export function putCase(known: Cases, report: Report): Cases {
  const others = known.reports.filter(({ id }) => id !== report.id)
  return withNew(known, [...others, report], [report])
}

/** A message hidden through one case is hidden in all cases of it. */
export function changeCase(known: Cases, target: Report, change: CaseChange): Cases {
  const { hiddenAt, ...own } = change
  return {
    ...known,
    newIds: known.newIds.filter((id) => id !== target.id),
    reports: known.reports.map((report) => ({
      ...report,
      ...(report.id === target.id ? own : {}),
      ...(report.messageId === target.messageId && hiddenAt !== undefined ? { hiddenAt } : {}),
    })),
  }
}

export function keepCase(known: Cases, id: string): Cases {
  return known.keptIds.includes(id) ? known : { ...known, keptIds: [...known.keptIds, id] }
}

/** What is shown: waiting cases the longest waiting first, resolved ones the newest first. */
export function casesToShow(
  { reports, keptIds }: Cases,
  filter: QueueFilter,
  currentUserId: string,
): Report[] {
  const shown = reports.filter(
    (report) =>
      fits(report, filter, currentUserId) ||
      (keptIds.includes(report.id) && report.status !== 'RESOLVED'),
  )
  return filter.status === 'resolved'
    ? shown.sort((a, b) => (b.resolvedAt ?? '').localeCompare(a.resolvedAt ?? ''))
    : shown.sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

/** The case to go on with once one has left: the one after it, else the one before. */
export function neighbourOf(cases: readonly Report[], id: string): Report | null {
  const index = cases.findIndex((report) => report.id === id)
  return cases[index + 1] ?? cases[index - 1] ?? null
}

function withNew(known: Cases, reports: readonly Report[], fresh: readonly Report[]): Cases {
  const knownIds = new Set(known.reports.map(({ id }) => id))
  const waiting = new Set(reports.filter(({ status }) => status === 'OPEN').map(({ id }) => id))
  const added = fresh.filter(({ id }) => waiting.has(id) && !knownIds.has(id)).map(({ id }) => id)
  return {
    ...known,
    reports,
    newIds: [...known.newIds.filter((id) => waiting.has(id)), ...added],
  }
}
