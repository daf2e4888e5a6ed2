'use client'

import { useEffect, useRef, useState } from 'react'
import type { Report } from '@steppergo/chat-protocol'
import { SHORTCUTS_COOKIE } from '@/preferences/preferenceCookies'
import { savePreference } from '@/preferences/savePreference'
import { useStrings } from '@/strings/useStrings'
import { neighbourOf } from './cases.ts'
import { runKey } from './runKey.ts'
import type { Lift } from './LiftDialog.tsx'
import { resolveCase, restrict, type Decision } from './moderationApi.ts'
import { NewReportsNotice } from './NewReportsNotice.tsx'
import { QueueEmpty } from './QueueEmpty.tsx'
import type { QueueFilter } from './queueFilter.ts'
import { QueueFilters } from './QueueFilters.tsx'
import { QueueHead } from './QueueHead.tsx'
import { QueueLayer, type Layer } from './QueueLayer.tsx'
import { ReportCard } from './ReportCard.tsx'
import { useCaseActs } from './useCaseActs.ts'
import { useCases } from './useCases.ts'
import { focusCase, useQueueKeys } from './useQueueKeys.ts'
import { useStandings } from './useStandings.ts'

export interface ReportQueueProps {
  initialReports: readonly Report[]
  filter: QueueFilter
  token: string
  currentUserId: string
  isAdmin: boolean
  /** Whether single keys do something, as the moderator last chose. */
  initialShortcuts: boolean
}

/** The moderator's daily tool: cases to go through from the top, with the mouse or with keys. */
export function ReportQueue({ initialShortcuts, isAdmin, ...options }: ReportQueueProps) {
  const { filter, currentUserId } = options
  const strings = useStrings().moderation
  const { cases, newIds, isLive, change, assign, markSeen } = useCases(options)
  const { standings, want, refresh, setStanding } = useStandings()
  const [layer, setLayer] = useState<Layer | null>(null)
  const [said, setSaid] = useState('')
  const [hasKeys, setKeys] = useState(initialShortcuts)
  const { acts, states } = useCaseActs({ currentUserId, change, assign, open: setLayer })
  // Where to go on: null is the top of the page. A new object for every case that has left.
  const [goOn, setGoOn] = useState<{ id: string | null } | null>(null)
  const top = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (!goOn) return
    if (goOn.id === null) top.current?.focus()
    else focusCase(goOn.id)
  }, [goOn])

  useQueueKeys({
    isOn: hasKeys,
    onAct: (act, caseId) =>
      runKey(act, { cases, caseId, acts, focusCase, openKeys: () => setLayer({ type: 'keys' }) }),
  })

  async function handleResolve(report: Report, decision: Decision) {
    const resolvedAt = await resolveCase(report, decision)
    const { resolution } = decision
    setLayer(null)
    setSaid(strings.closed(strings.resolution[resolution]))
    setGoOn({ id: neighbourOf(cases, report.id)?.id ?? null })
    change(report, {
      ...{ status: 'RESOLVED', resolution, resolvedAt },
      ...(resolution === 'HIDDEN' ? { hiddenAt: resolvedAt } : {}),
    })
    if (report.authorId !== null) void refresh(report.authorId)
  }

  async function handleLift(report: Report, lift: Lift, reason: string) {
    if (report.authorId === null) return
    setStanding(report.authorId, await restrict(report.authorId, lift, reason))
    setLayer(null)
    setGoOn({ id: report.id })
  }

  function handleSwitchKeys(isOn: boolean) {
    savePreference(SHORTCUTS_COOKIE, isOn ? 'on' : 'off')
    setKeys(isOn)
  }

  return (
    <div className="mx-auto w-full max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
      <QueueHead ref={top} isAdmin={isAdmin} onOpenKeys={() => setLayer({ type: 'keys' })} />
      <QueueFilters filter={filter} />
      <NewReportsNotice newIds={newIds} isLive={isLive} onSeen={markSeen} />
      <p role="status" className="mt-4 font-medium text-primary-strong empty:hidden">
        {said}
      </p>
      {cases.length === 0 ? (
        <QueueEmpty filter={filter} />
      ) : (
        <ul className="mt-5 grid gap-5">
          {cases.map((report) => (
            <li key={report.id}>
              <ReportCard
                {...{ report, currentUserId, acts, hasKeys }}
                isNew={newIds.includes(report.id)}
                standing={report.authorId === null ? undefined : standings[report.authorId]}
                onWantStanding={want}
                state={states[report.id]}
              />
            </li>
          ))}
        </ul>
      )}
      <QueueLayer
        {...{ layer, cases, currentUserId, hasKeys }}
        onSwitchKeys={handleSwitchKeys}
        onResolve={handleResolve}
        onLift={handleLift}
        onClose={() => setLayer(null)}
      />
    </div>
  )
}
