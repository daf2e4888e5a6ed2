import type { OwnReport, ReportOutcome } from '@steppergo/chat-protocol'

interface News {
  reportId: string
  outcome: ReportOutcome
}

/** One report has been looked at. */
export function withOutcome(
  reports: readonly OwnReport[],
  { reportId, outcome }: News,
  resolvedAt: string,
): OwnReport[] {
  return reports.map((report) =>
    report.reportId === reportId && report.outcome === null
      ? { ...report, outcome, resolvedAt }
      : report,
  )
}
