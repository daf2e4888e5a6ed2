'use client'

import { useStrings } from '@/strings/useStrings'
import { useWaitingReports } from './ReportCountsProvider.tsx'

/** How many cases wait, beside the link to them; nothing where none does. */
export function WaitingBadge() {
  const strings = useStrings().moderation
  const count = useWaitingReports()
  if (count === 0) return null
  return (
    <span className="tabular ml-2 grid h-6 min-w-6 place-items-center rounded-full bg-danger px-1.5 text-sm font-semibold text-surface">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{strings.open(count)}</span>
    </span>
  )
}
