'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Report } from '@steppergo/chat-protocol'
import { applyChange, mergeReports } from './mergeReports.ts'
import type { ReportChange } from './reportActions.ts'
import { watchReports } from './watchReports.ts'

interface UseReportsOptions {
  initialReports: readonly Report[]
  token: string
  currentUserId: string
}

interface Queue {
  reports: readonly Report[]
  /** What has come in since the page was opened or the moderator last looked. */
  newIds: readonly string[]
}

/** The queue as it is now, on this screen and on those of other moderators. */
export function useReports({ initialReports, token, currentUserId }: UseReportsOptions) {
  const [queue, setQueue] = useState<Queue>({ reports: initialReports, newIds: [] })
  const [isLive, setLive] = useState(true)

  useEffect(
    () =>
      watchReports({
        token,
        userId: currentUserId,
        onReports: (fresh) => setQueue((known) => receive(known, fresh)),
        onLive: setLive,
      }),
    [token, currentUserId],
  )

  const change = useCallback((report: Report, decision: ReportChange) => {
    setQueue(({ reports, newIds }) => ({
      reports: applyChange(reports, report, decision),
      newIds: newIds.filter((id) => id !== report.id),
    }))
  }, [])
  const markSeen = useCallback(() => setQueue((known) => ({ ...known, newIds: [] })), [])

  return { ...queue, isLive, change, markSeen }
}

function receive({ reports, newIds }: Queue, fresh: readonly Report[]): Queue {
  const known = new Set(reports.map(({ id }) => id))
  const added = fresh.filter(({ id, status }) => status === 'OPEN' && !known.has(id))
  const resolved = new Set(fresh.filter(({ status }) => status === 'RESOLVED').map(({ id }) => id))
  return {
    reports: mergeReports(reports, fresh),
    newIds: [...newIds.filter((id) => !resolved.has(id)), ...added.map(({ id }) => id)],
  }
}
