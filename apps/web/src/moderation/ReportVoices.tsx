'use client'

import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { momentText } from './momentText.ts'

export interface ReportVoicesProps {
  voices: Report['voices']
}

/** Everyone who reported the message: who, when, in which words; the reason where they differ. */
export function ReportVoices({ voices }: ReportVoicesProps) {
  const strings = useStrings()
  const { reasons, reportedBy, comment } = strings.moderation
  const haveOneReason = new Set(voices.map(({ reason }) => reason)).size === 1
  return (
    <ul className="mt-2 grid gap-3">
      {voices.map((voice) => (
        <li key={`${voice.createdAt} ${voice.reporterName}`}>
          <p className="tabular text-sm text-ink-soft">
            <bdi>{reportedBy(voice.reporterName)}</bdi>
            {!haveOneReason && <> · {reasons[voice.reason]}</>}
            <span aria-hidden="true"> · </span>
            <time dateTime={voice.createdAt} className="whitespace-nowrap">
              {momentText(voice.createdAt, strings)}
            </time>
          </p>
          {voice.comment !== null && (
            <blockquote className="mt-1 border-l-4 border-wheat pl-3 whitespace-pre-line">
              <span className="sr-only">{comment}: </span>
              <bdi>{voice.comment}</bdi>
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  )
}
