'use client'

import { useStrings } from '@/strings/useStrings'
import { Dialog } from '@/ui/Dialog'
import { DialogActions } from './DialogActions.tsx'
import { ReasonField } from './ReasonField.tsx'
import { useReason } from './useReason.ts'

export type Lift = 'UNMUTE' | 'REINSTATE'

export interface LiftDialogProps {
  lift: Lift
  name: string
  /** @throws when it did not work */
  onLift: (reason: string) => Promise<void>
  onClose: () => void
}

/** Takes a mute or a suspension back, and asks why. */
export function LiftDialog({ lift, name, onLift, onClose }: LiftDialogProps) {
  const strings = useStrings().moderation
  const form = useReason({ isRequired: true, send: onLift })
  const { standing, why } = strings
  return (
    <Dialog
      title={lift === 'UNMUTE' ? standing.unmuteTitle(name) : standing.reinstateTitle(name)}
      onClose={onClose}
    >
      <form noValidate onSubmit={form.handleSubmit}>
        <ReasonField
          value={form.reason}
          onChange={form.setReason}
          hint={why.logged}
          isRequired
          hasProblem={form.hasProblem}
          hasFocus
        />
        <DialogActions
          confirm={lift === 'UNMUTE' ? standing.unmute : standing.reinstate}
          isSending={form.isSending}
          hasFailed={form.hasFailed}
        />
      </form>
    </Dialog>
  )
}
