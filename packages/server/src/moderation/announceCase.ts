import type { Report } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import { presentReports } from './presentReports.ts'
import type { ReportRecord } from './reportStore.ts'

/** Tells moderators how a case stands. */
export async function announceCase(
  deps: Deps,
  record: ReportRecord | null,
  type: 'report.created' | 'report.changed',
): Promise<Report | null> {
  const [report] = record ? await presentReports(deps, [record]) : []
  if (!report) return null
  deps.events.publish({ type, report })
  return report
}
