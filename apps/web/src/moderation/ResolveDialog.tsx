'use client'

import { useState } from 'react'
import type { Report, ReportResolution } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { Dialog } from '@/ui/Dialog'
import { DialogActions } from './DialogActions.tsx'
import { muteDurations, resolutions, type MuteDuration } from './decisions.ts'
import { DurationChoice } from './DurationChoice.tsx'
import type { Decision } from './moderationApi.ts'
import { ReasonField } from './ReasonField.tsx'
import { useReason } from './useReason.ts'

export interface ResolveDialogProps {
  report: Report
  currentUserId: string
  /** What is chosen to begin with. */
  initial: ReportResolution | null
  /** @throws when it did not work */
  onResolve: (decision: Decision) => Promise<void>
  onClose: () => void
}

/** Everything that can be decided about a case, in one window with one confirmation. */
export function ResolveDialog(props: ResolveDialogProps) {
  const { report, currentUserId, initial, onResolve, onClose } = props
  const strings = useStrings().moderation
  const [resolution, setResolution] = useState(initial)
  const [duration, setDuration] = useState<MuteDuration>('day')
  const { needsReason = false, isDangerous } = resolution ? resolutions[resolution] : {}
  const form = useReason({
    isRequired: needsReason,
    async send(reason) {
      if (resolution === null) return
      await onResolve({
        resolution,
        ...(reason === '' ? {} : { reason }),
        ...(resolution === 'MUTED' ? { muteMinutes: muteDurations[duration] } : {}),
      })
    },
  })
  // Nobody decides about themselves, and the service's own messages have no author.
  const isForeign = report.authorId !== null && report.authorId !== currentUserId
  const offered = Object.entries(resolutions).flatMap(([name, { needsReason }]) =>
    isForeign || !needsReason ? [name as ReportResolution] : [],
  )

  return (
    <Dialog title={strings.decide.title} onClose={onClose}>
      <form noValidate onSubmit={form.handleSubmit}>
        <fieldset className="mt-3">
          <legend className="sr-only">{strings.decide.legend}</legend>
          <div className="grid gap-1.5">
            {offered.map((one, index) => (
              <label key={one} className="choice">
                <input
                  type="radio"
                  name="resolution"
                  value={one}
                  checked={resolution === one}
                  data-autofocus={(initial ? one === initial : index === 0) ? '' : undefined}
                  onChange={() => setResolution(one)}
                />
                <span>
                  <span className="block font-semibold">{strings.decide.choices[one].name}</span>
                  <span className="block text-sm text-ink-soft">
                    {strings.decide.choices[one].effect}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        {resolution === 'MUTED' && <DurationChoice value={duration} onChoose={setDuration} />}
        {resolution !== null && (
          <ReasonField
            value={form.reason}
            onChange={form.setReason}
            hint={needsReason ? strings.why.authorReads : strings.why.logged}
            isRequired={needsReason}
            hasProblem={form.hasProblem}
          />
        )}
        <DialogActions
          confirm={resolution ? strings.decide.confirm[resolution] : strings.decide.title}
          isDangerous={isDangerous ?? false}
          isSending={form.isSending}
          isDisabled={resolution === null}
          hasFailed={form.hasFailed}
        />
      </form>
    </Dialog>
  )
}
