'use client'

import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { momentText } from './momentText.ts'

export interface CaseDecisionProps {
  report: Pick<Report, 'resolution' | 'resolvedByName' | 'resolvedAt' | 'note'>
}

/** How a case was resolved, by whom and why; nothing while it waits. */
export function CaseDecision({ report }: CaseDecisionProps) {
  const strings = useStrings()
  const { resolution, resolvedByName, resolvedAt, note } = report
  if (resolution === null) return null
  return (
    <div className="mt-3 rounded-lg bg-sunk px-3 py-2">
      <p className="font-semibold">{strings.moderation.resolution[resolution]}</p>
      <p className="tabular text-sm text-ink-soft">
        {resolvedByName !== null && (
          <>
            <bdi>{strings.moderation.resolvedBy(resolvedByName)}</bdi>
            <span aria-hidden="true"> · </span>
          </>
        )}
        {resolvedAt !== null && (
          <time dateTime={resolvedAt}>{momentText(resolvedAt, strings)}</time>
        )}
      </p>
      {note !== null && (
        <p className="mt-1 whitespace-pre-line">
          <span className="sr-only">{strings.moderation.why.label}: </span>
          <bdi>{note}</bdi>
        </p>
      )}
    </div>
  )
}
