import type { Report } from '@steppergo/chat-protocol'
import type { ReportChange } from './reportActions.ts'

/** Adds reports that are not there yet and brings the others up to date; each one stays once. */
export function mergeReports(known: readonly Report[], fresh: readonly Report[]): Report[] {
  const byId = new Map(known.map((report) => [report.id, report]))
  for (const report of fresh) byId.set(report.id, report)
  return [...byId.values()]
}

/** A message hidden through one report is hidden in all reports of it. */
export function applyChange(
  reports: readonly Report[],
  target: Report,
  change: ReportChange,
): Report[] {
  const { hiddenAt, ...own } = change
  return reports.map((report) => ({
    ...report,
    ...(report.id === target.id ? own : {}),
    ...(report.messageId === target.messageId && hiddenAt !== undefined ? { hiddenAt } : {}),
  }))
}

/** Open reports, the one that waits longest first. */
export function openReports(reports: readonly Report[]): Report[] {
  return reports
    .filter(({ status }) => status === 'OPEN')
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
}

/** Resolved reports, newest decision first. */
export function resolvedReports(reports: readonly Report[]): Report[] {
  return reports
    .filter(({ status }) => status === 'RESOLVED')
    .sort((a, b) => (b.resolvedAt ?? '').localeCompare(a.resolvedAt ?? ''))
}
