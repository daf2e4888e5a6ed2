'use client'

import { useStrings } from '@/strings/useStrings'

export interface NewReportsNoticeProps {
  newIds: readonly string[]
  isLive: boolean
  onSeen: () => void
}

/** Says that reports have come in since the page was opened, and takes one to the first of them. */
export function NewReportsNotice({ newIds, isLive, onSeen }: NewReportsNoticeProps) {
  const strings = useStrings().moderation
  const [first] = newIds
  return (
    <div role="status" className="sticky top-20 z-10">
      {first !== undefined && (
        <a
          href={`#report-${first}`}
          onClick={onSeen}
          className="mt-5 flex min-h-11 items-center justify-between rounded-lg border border-wheat bg-wheat-soft px-4 py-2 font-semibold text-wheat-ink"
        >
          {strings.newReports(newIds.length)} <span aria-hidden="true">↓</span>
        </a>
      )}
      {!isLive && <p className="mt-5 text-sm text-ink-soft">{strings.liveOff}</p>}
    </div>
  )
}
