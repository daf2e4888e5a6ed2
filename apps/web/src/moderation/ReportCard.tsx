'use client'

import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import type { ReportChange } from './reportActions.ts'
import { ReportActions } from './ReportActions.tsx'
import { ReportSnapshot } from './ReportSnapshot.tsx'

export interface ReportCardProps {
  report: Report
  isNew: boolean
  onChange: (report: Report, change: ReportChange) => void
}

export function ReportCard({ report, isNew, onChange }: ReportCardProps) {
  const strings = useStrings()
  const reported = zonedTime(report.createdAt, 'UTC')
  const titleId = `report-title-${report.id}`
  return (
    <article aria-labelledby={titleId} className={`card ${isNew ? 'border-wheat' : ''}`}>
      <header className="border-b border-line px-5 py-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id={titleId} className="text-lg font-semibold">
            {strings.moderation.reasons[report.reason]}
          </h2>
          <bdi className="text-ink-soft">{report.tripTitle}</bdi>
        </div>
        <p className="tabular mt-1 text-sm text-ink-soft">
          <bdi>{strings.moderation.reportedBy(report.reporterName)}</bdi>
          <span aria-hidden="true"> · </span>
          <time dateTime={report.createdAt} className="whitespace-nowrap">
            {strings.moderation.utc(dayText(reported, strings.dates), reported.clock)}
          </time>
        </p>
        {report.comment !== null && (
          <blockquote className="mt-3 border-l-4 border-wheat pl-3 whitespace-pre-line">
            <span className="sr-only">{strings.moderation.comment}: </span>
            <bdi>{report.comment}</bdi>
          </blockquote>
        )}
      </header>
      <ReportSnapshot report={report} />
      <ReportActions report={report} onChange={onChange} />
    </article>
  )
}
