'use client'

import { useStrings } from '@/strings/useStrings'
import { closeDialog } from '@/ui/Dialog'

export interface DialogActionsProps {
  confirm: string
  isDangerous?: boolean
  isSending: boolean
  isDisabled?: boolean
  hasFailed: boolean
}

/** The end of a form in a window: what went wrong, the way out, the way on. */
export function DialogActions(props: DialogActionsProps) {
  const { confirm, isDangerous = false, isSending, isDisabled = false, hasFailed } = props
  const strings = useStrings().moderation
  return (
    <>
      <p role="alert" className="mt-2 text-sm text-danger empty:hidden">
        {hasFailed && strings.failed}
      </p>
      <div className="dialog-actions">
        <button type="button" onClick={closeDialog} className="button button-quiet max-sm:flex-1">
          {strings.cancel}
        </button>
        <button
          type="submit"
          disabled={isSending || isDisabled}
          className={`button max-sm:flex-1 ${isDangerous ? 'button-danger-full' : 'button-primary'}`}
        >
          {isSending ? strings.working : confirm}
        </button>
      </div>
    </>
  )
}
