'use client'

import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { ReportCounts } from '@steppergo/chat-protocol'
import { fetchCounts } from './moderationApi.ts'
import { watchReports } from './watchReports.ts'

export interface ReportCountsProviderProps {
  initial: ReportCounts
  token: string
  currentUserId: string
  children: ReactNode
}

const ReportCountsContext = createContext<ReportCounts | null>(null)

/** Soon enough to seem at once, and one question for a handful of reports. */
const REREAD_MS = 250

/** Keeps a moderator's counts of cases up to date, on whichever page they are. */
export function ReportCountsProvider({
  initial,
  token,
  currentUserId,
  children,
}: ReportCountsProviderProps) {
  const [counts, setCounts] = useState(initial)
  useEffect(
    () =>
      watchReports({
        token,
        userId: currentUserId,
        read: fetchCounts,
        onRead: (fresh) => setCounts(fresh),
        rereadMs: REREAD_MS,
      }),
    [token, currentUserId],
  )
  return <ReportCountsContext value={counts}>{children}</ReportCountsContext>
}

/** How many cases wait, for whom; null for who is no moderator. */
export function useReportCounts(): ReportCounts | null {
  return useContext(ReportCountsContext)
}

/** How many cases are not resolved; 0 for who is no moderator. */
export function useWaitingReports(): number {
  const counts = useReportCounts()
  return counts ? counts.open + counts.assigned : 0
}
