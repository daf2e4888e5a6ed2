'use client'

import { useState } from 'react'
import type { Report } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { resolveReport, setHidden, type ReportChange } from './reportActions.ts'

export interface ReportActionsProps {
  report: Report
  onChange: (report: Report, change: ReportChange) => void
}

/** First the message: hide or restore it. Then the report: resolve or dismiss it. */
export function ReportActions({ report, onChange }: ReportActionsProps) {
  const strings = useStrings().moderation
  const [isBusy, setBusy] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const isHidden = report.hiddenAt !== null
  const isOpen = report.status === 'OPEN'

  async function run(action: () => Promise<ReportChange>) {
    setBusy(true)
    setFailed(false)
    try {
      onChange(report, await action())
    } catch {
      // The queue stays as it was; whatever the server said, trying again is all there is to do.
      setFailed(true)
    } finally {
      setBusy(false)
    }
  }

  return (
    <footer className="flex flex-wrap items-center gap-2 px-5 py-4">
      <p className="mr-auto text-sm text-ink-soft max-sm:basis-full" aria-live="polite">
        {isBusy ? strings.working : isHidden ? strings.hidden : strings.visible}
        {report.resolution !== null && <> · {strings.resolution[report.resolution]}</>}
        {hasFailed && <span className="block text-danger">{strings.failed}</span>}
      </p>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => void run(() => setHidden(report, !isHidden))}
        className={`button max-sm:flex-1 ${isHidden ? 'button-quiet' : 'button-danger'}`}
      >
        {isHidden ? strings.restore : strings.hide}
      </button>
      {isOpen && (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => void run(() => resolveReport(report, isHidden ? 'HIDDEN' : 'DISMISSED'))}
          className={`button max-sm:flex-1 ${isHidden ? 'button-primary' : 'button-quiet'}`}
        >
          {isHidden ? strings.resolve : strings.dismiss}
        </button>
      )}
    </footer>
  )
}
