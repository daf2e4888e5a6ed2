import type { Report, ReportResolution } from '@steppergo/chat-protocol'
import { field } from '@/api/readAnswer'
import { postJson } from '@/api/postJson'

/** What a moderator's decision changed about a report. */
export type ReportChange = Partial<
  Pick<Report, 'status' | 'resolution' | 'resolvedAt' | 'hiddenAt'>
>

/** Hides the reported message from everyone, or shows it again. */
export async function setHidden(report: Report, isHidden: boolean): Promise<ReportChange> {
  const message = encodeURIComponent(report.messageId)
  const verb = isHidden ? 'hide' : 'restore'
  const answer = await postJson(`/api/moderation/messages/${message}/${verb}`)
  return { hiddenAt: textOf(answer, 'hiddenAt') }
}

/** Closes the report. */
export async function resolveReport(
  report: Report,
  resolution: ReportResolution,
): Promise<ReportChange> {
  const id = encodeURIComponent(report.id)
  const answer = await postJson(`/api/moderation/reports/${id}/resolve`, { resolution })
  return { status: 'RESOLVED', resolution, resolvedAt: textOf(answer, 'resolvedAt') }
}

function textOf(answer: unknown, name: string): string | null {
  const value = field(answer, name)
  return typeof value === 'string' ? value : null
}
