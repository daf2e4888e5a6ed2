import type { OwnReport, ReportOutcome } from '@steppergo/chat-protocol'

export interface Outcome {
  reportId: string
  outcome: ReportOutcome
  resolvedAt: string
}

/** One report has been looked at. */
export function withOutcome(
  reports: readonly OwnReport[],
  { reportId, outcome, resolvedAt }: Outcome,
): OwnReport[] {
  return reports.map((report) =>
    report.reportId === reportId && report.outcome === null
      ? { ...report, outcome, resolvedAt }
      : report,
  )
}
