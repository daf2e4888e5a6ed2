'use client'

import { useStrings } from '@/strings/useStrings'
import { useReportCounts } from './ReportCountsProvider.tsx'

const shown = ['open', 'assigned', 'mine'] as const

/** How many cases wait, live. */
export function QueueCounters() {
  const strings = useStrings().moderation
  const counts = useReportCounts()
  if (!counts) return null
  return (
    <dl className="flex divide-x divide-line rounded-card border border-line bg-surface">
      {shown.map((name) => (
        <div key={name} className="flex flex-1 flex-col-reverse px-4 py-2 text-center sm:min-w-24">
          <dt className="text-sm whitespace-nowrap text-ink-soft">{strings.counters[name]}</dt>
          <dd className="tabular text-2xl leading-tight font-bold">{counts[name]}</dd>
        </div>
      ))}
    </dl>
  )
}
