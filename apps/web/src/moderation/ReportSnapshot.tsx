'use client'

import { zonedTime } from '@steppergo/chat-react/dates'
import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'

export interface ReportSnapshotProps {
  report: Pick<Report, 'messageId' | 'snapshot'>
}

/** What was said around the reported message, as it stood then. Text only, whatever it contains. */
export function ReportSnapshot({ report }: ReportSnapshotProps) {
  const strings = useStrings().moderation
  return (
    <ol aria-label={strings.snapshot} className="grid gap-1 border-b border-line bg-page px-3 py-3">
      {report.snapshot.map((message) => {
        const isReported = message.id === report.messageId
        return (
          <li
            key={message.id}
            className={`rounded-lg px-3 py-2 ${
              isReported ? 'bg-danger-soft ring-1 ring-danger' : ''
            }`}
          >
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-soft">
              <bdi className="font-semibold text-ink">{message.senderName ?? strings.system}</bdi>
              <time dateTime={message.createdAt} className="tabular">
                {zonedTime(message.createdAt, 'UTC').clock}
              </time>
              {isReported && (
                <span className="ml-auto text-xs font-semibold text-danger">
                  {strings.reported}
                </span>
              )}
            </p>
            <p className="whitespace-pre-line">
              {message.content === '' ? (
                <i className="text-ink-soft">{strings.noContent}</i>
              ) : (
                <bdi>{message.content}</bdi>
              )}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
