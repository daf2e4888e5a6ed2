'use client'

import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import { Fragment } from 'react'
import type { Report, ReportedMessage } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'

export interface ReportedMessagesProps {
  label: string
  messages: readonly ReportedMessage[]
  /** The reported one among them. */
  messageId: Report['messageId']
  /** Names the days, where more than one may be shown. */
  hasDays?: boolean
}

/** What was said around the reported message, as it stood then. Text only, whatever it contains. */
export function ReportedMessages(props: ReportedMessagesProps) {
  const { label, messages, messageId, hasDays = false } = props
  const { dates } = useStrings()
  const days = messages.map(({ createdAt }) => dayText(zonedTime(createdAt, 'UTC'), dates))
  return (
    <ol aria-label={label} className="grid gap-1">
      {messages.map((message, index) => (
        <Fragment key={message.id}>
          {hasDays && days[index] !== days[index - 1] && (
            <li className="py-2 text-center text-sm font-medium text-ink-soft">{days[index]}</li>
          )}
          <MessageItem message={message} isReported={message.id === messageId} />
        </Fragment>
      ))}
    </ol>
  )
}

function MessageItem({ message, isReported }: { message: ReportedMessage; isReported: boolean }) {
  const strings = useStrings().moderation
  return (
    <li
      // Where reading on begins.
      tabIndex={isReported ? -1 : undefined}
      data-reported={isReported ? '' : undefined}
      className={`rounded-lg px-3 py-2 ${isReported ? 'bg-danger-soft ring-1 ring-danger ring-inset' : ''}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-soft">
        <bdi className="font-semibold text-ink">{message.senderName ?? strings.system}</bdi>
        <time dateTime={message.createdAt} className="tabular">
          {zonedTime(message.createdAt, 'UTC').clock}
        </time>
        {isReported && (
          <span className="text-xs max-sm:order-first max-sm:basis-full sm:ml-auto font-semibold text-danger">
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
}
