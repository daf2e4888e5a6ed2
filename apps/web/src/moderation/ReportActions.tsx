'use client'

import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import type { ActState, CaseActs } from './caseActs.ts'
import { KeyedButton } from './KeyedButton.tsx'

export interface ReportActionsProps {
  report: Report
  currentUserId: string
  acts: CaseActs
  state: ActState | undefined
  /** Whether single keys do the same. */
  hasKeys: boolean
}

/** Who sees the message now, and what can be done: with the case, the message and the author. */
export function ReportActions(props: ReportActionsProps) {
  const { report, currentUserId, acts, state, hasKeys } = props
  const strings = useStrings().moderation
  const isHidden = report.hiddenAt !== null
  const isMine = report.assignee?.userId === currentUserId
  const shared = { isBusy: state === 'busy', hasKeys }
  return (
    <footer className="border-t border-line px-5 py-4">
      <p className="text-sm text-ink-soft" aria-live="polite">
        {state === 'busy' ? strings.working : isHidden ? strings.hidden : strings.visible}
        {state === 'failed' && <span className="block text-danger">{strings.failed}</span>}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {report.status !== 'RESOLVED' && (
          <>
            <KeyedButton
              {...shared}
              act="resolve"
              look="primary"
              onClick={() => acts.resolve(report, null)}
            >
              {strings.resolve}
            </KeyedButton>
            <KeyedButton {...shared} act="take" look="quiet" onClick={() => acts.take(report)}>
              {isMine ? strings.giveBack : report.assignee ? strings.takeOver : strings.take}
            </KeyedButton>
          </>
        )}
        <KeyedButton
          {...shared}
          act="hide"
          look={isHidden ? 'quiet' : 'danger'}
          onClick={() => acts.hide(report)}
        >
          {isHidden ? strings.restore : strings.hide}
        </KeyedButton>
        <KeyedButton {...shared} act="read" look="text" onClick={() => acts.read(report)}>
          {strings.read.open}
        </KeyedButton>
      </div>
    </footer>
  )
}
