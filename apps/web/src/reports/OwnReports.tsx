'use client'

import { acquireChatClient } from '@steppergo/chat-client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { OwnReport } from '@steppergo/chat-protocol'
import { refreshToken } from '@/session/refreshToken'
import { useStrings } from '@/strings/useStrings'
import { Moment } from './Moment.tsx'
import { withOutcome, type Outcome } from './ownReports.ts'

export interface OwnReportsProps {
  initial: readonly OwnReport[]
  token: string
  currentUserId: string
}

const looks = {
  waiting: 'bg-wheat-soft text-wheat-ink',
  ACTION_TAKEN: 'bg-primary-soft text-primary-strong',
  NO_ACTION: 'bg-sunk text-ink-soft',
}

/** What somebody has reported and what became of it, as it becomes known. */
export function OwnReports({ initial, token, currentUserId }: OwnReportsProps) {
  const strings = useStrings()
  const router = useRouter()
  const [news, setNews] = useState<readonly Outcome[]>([])
  const reports = news.reduce<readonly OwnReport[]>(withOutcome, initial)

  useEffect(() => {
    const { client, release } = acquireChatClient({ token, userId: currentUserId, refreshToken })
    const unsubscribes = [
      client.onReportOutcome((outcome) =>
        setNews((known) => [...known, { ...outcome, resolvedAt: new Date().toISOString() }]),
      ),
      // Nobody who was away has heard what was decided meanwhile.
      client.subscribe(() => client.getState().phase === 'connected' && router.refresh()),
    ]
    return () => {
      for (const unsubscribe of unsubscribes) unsubscribe()
      release()
    }
  }, [token, currentUserId, router])

  if (reports.length === 0) {
    return (
      <div className="card mt-6 px-5 py-8 text-center">
        <p className="font-semibold">{strings.reports.emptyTitle}</p>
        <p className="mt-1 text-ink-soft">{strings.reports.emptyText}</p>
      </div>
    )
  }
  return (
    <ul className="mt-6 grid gap-3" aria-live="polite">
      {reports.map(({ reportId, reason, tripTitle, createdAt, outcome, resolvedAt }) => (
        <li key={reportId} className="card px-5 py-4">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <h2 className="font-semibold">{strings.moderation.reasons[reason]}</h2>
            <p
              className={`rounded-full px-2.5 py-0.5 text-sm font-medium sm:ml-auto ${looks[outcome ?? 'waiting']}`}
            >
              {strings.reports.outcomes[outcome ?? 'waiting']}
            </p>
          </div>
          <p className="mt-1 text-ink-soft">
            <bdi>{tripTitle}</bdi>
          </p>
          <p className="mt-1 flex flex-wrap gap-x-4 text-sm text-ink-soft">
            <Moment iso={createdAt} text={strings.reports.reportedOn} />
            {resolvedAt !== null && <Moment iso={resolvedAt} text={strings.reports.answeredOn} />}
          </p>
        </li>
      ))}
    </ul>
  )
}
