'use client'

import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { EmptyState } from '@/ui/EmptyState'
import { openReports, resolvedReports } from './mergeReports.ts'
import { NewReportsNotice } from './NewReportsNotice.tsx'
import { ReportCard } from './ReportCard.tsx'
import { useReports } from './useReports.ts'

export interface ReportQueueProps {
  initialReports: readonly Report[]
  token: string
  currentUserId: string
}

export function ReportQueue({ initialReports, token, currentUserId }: ReportQueueProps) {
  const strings = useStrings().moderation
  const queue = useReports({ initialReports, token, currentUserId })
  const open = openReports(queue.reports)
  const resolved = resolvedReports(queue.reports)
  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h1 className="text-3xl font-bold tracking-tight">{strings.title}</h1>
        <p className="tabular font-medium text-ink-soft">{strings.open(open.length)}</p>
      </div>
      <p className="mt-2 text-ink-soft">{strings.lead}</p>
      <NewReportsNotice newIds={queue.newIds} isLive={queue.isLive} onSeen={queue.markSeen} />
      {open.length === 0 ? (
        <EmptyState level={2} title={strings.emptyTitle} text={strings.emptyText} />
      ) : (
        <ul className="mt-6 grid gap-5">
          {open.map((report) => (
            <li key={report.id} id={`report-${report.id}`} className="scroll-mt-24">
              <ReportCard
                report={report}
                isNew={queue.newIds.includes(report.id)}
                onChange={queue.change}
              />
            </li>
          ))}
        </ul>
      )}
      {resolved.length > 0 && (
        <details className="mt-10">
          <summary className="flex min-h-11 cursor-pointer items-center gap-2 text-lg font-semibold">
            {strings.resolvedTitle} ({resolved.length})
          </summary>
          <ul className="mt-3 grid gap-5">
            {resolved.map((report) => (
              <li key={report.id}>
                <ReportCard report={report} isNew={false} onChange={queue.change} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
