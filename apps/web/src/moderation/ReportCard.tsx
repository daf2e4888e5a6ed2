'use client'

import { useRef } from 'react'
import type { Report, Standing } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { AuthorStanding } from './AuthorStanding.tsx'
import type { ActState, CaseActs } from './caseActs.ts'
import { CaseDecision } from './CaseDecision.tsx'
import { ReportActions } from './ReportActions.tsx'
import { ReportedMessages } from './ReportedMessages.tsx'
import { ReportVoices } from './ReportVoices.tsx'
import { useInView } from './useInView.ts'

export interface ReportCardProps {
  report: Report
  isNew: boolean
  currentUserId: string
  standing: Standing | 'unread' | undefined
  /** Asks for the standing of the author. */
  onWantStanding: (userId: string) => void
  acts: CaseActs
  state: ActState | undefined
  hasKeys: boolean
}

/** One case: who complains of what, what was said, who wrote it, and what can be done. */
export function ReportCard(props: ReportCardProps) {
  const { report, isNew, currentUserId, standing, onWantStanding, acts, state, hasKeys } = props
  const strings = useStrings().moderation
  const element = useRef<HTMLElement>(null)
  const { authorId, assignee, voices } = report
  const reasons = [...new Set(voices.map(({ reason }) => reason))]
  const titleId = `report-title-${report.id}`
  useInView(element, () => {
    if (authorId !== null) onWantStanding(authorId)
  })
  return (
    <article
      ref={element}
      id={`report-${report.id}`}
      data-case={report.id}
      tabIndex={0}
      aria-labelledby={titleId}
      className={`card scroll-mt-24 focus-visible:outline-3 ${isNew ? 'border-wheat' : ''}`}
    >
      <header className="px-5 pt-4 pb-3">
        <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 sm:flex-nowrap">
          <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <h2 id={titleId} className="text-lg font-semibold">
              {reasons.map((reason) => strings.reasons[reason]).join(', ')}
            </h2>
            {voices.length > 1 && (
              <span className="rounded-full bg-wheat-soft px-2.5 py-0.5 text-sm font-semibold text-wheat-ink">
                {strings.reports(voices.length)}
              </span>
            )}
            <bdi className="text-ink-soft">{report.tripTitle}</bdi>
          </div>
          {report.status !== 'RESOLVED' && (
            <span
              className={`shrink-0 text-sm leading-7 ${assignee ? 'font-semibold' : 'text-ink-soft'}`}
            >
              <Taken assignee={assignee} currentUserId={currentUserId} />
            </span>
          )}
        </div>
        <ReportVoices voices={voices} />
        <CaseDecision report={report} />
      </header>
      <div className="border-t border-line bg-page px-2 py-3">
        <ReportedMessages
          label={strings.snapshot}
          messages={report.snapshot}
          messageId={report.messageId}
        />
      </div>
      {authorId !== null && (
        <AuthorStanding
          name={report.authorName ?? strings.system}
          standing={standing}
          onLift={(lift) => acts.lift(report, lift)}
        />
      )}
      <ReportActions {...{ report, currentUserId, acts, state, hasKeys }} />
    </article>
  )
}

function Taken({ assignee, currentUserId }: Pick<Report, 'assignee'> & { currentUserId: string }) {
  const strings = useStrings().moderation
  if (!assignee) return strings.notTaken
  return assignee.userId === currentUserId ? (
    strings.takenByYou
  ) : (
    <bdi>{strings.takenBy(assignee.name)}</bdi>
  )
}
