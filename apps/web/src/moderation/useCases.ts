'use client'

import { useCallback, useEffect, useState } from 'react'
import type { Report } from '@steppergo/chat-protocol'
import {
  casesToShow,
  changeCase,
  keepCase,
  noCases,
  putCase,
  readCases,
  type CaseChange,
} from './cases.ts'
import { fetchCases } from './moderationApi.ts'
import type { QueueFilter } from './queueFilter.ts'
import { watchReports } from './watchReports.ts'

interface UseCasesOptions {
  initialReports: readonly Report[]
  filter: QueueFilter
  token: string
  currentUserId: string
}

/** The cases that fit a filter as they are now, here and on the screens of other moderators. */
export function useCases({ initialReports, filter, token, currentUserId }: UseCasesOptions) {
  const [known, setKnown] = useState({ ...noCases, reports: initialReports })
  const [isLive, setLive] = useState(true)
  const { status, reason } = filter

  useEffect(
    () =>
      watchReports({
        token,
        userId: currentUserId,
        read: () => fetchCases({ status, reason }),
        onRead: (fresh, meanwhile) =>
          setKnown((before) => meanwhile.reduce(putCase, readCases(before, fresh))),
        onReport: (report) => setKnown((before) => putCase(before, report)),
        onLive: setLive,
      }),
    [token, currentUserId, status, reason],
  )

  const change = useCallback(
    (report: Report, decision: CaseChange) =>
      setKnown((before) => changeCase(before, report, decision)),
    [],
  )
  /** Somebody has been given the case here. */
  const assign = useCallback(
    (report: Report) => setKnown((before) => putCase(keepCase(before, report.id), report)),
    [],
  )
  const markSeen = useCallback(() => setKnown((before) => ({ ...before, newIds: [] })), [])

  const cases = casesToShow(known, filter, currentUserId)
  const shownIds = new Set(cases.map(({ id }) => id))
  return {
    cases,
    newIds: known.newIds.filter((id) => shownIds.has(id)),
    ...{ isLive, change, assign, markSeen },
  }
}
