'use client'

import { useStrings } from '@/strings/useStrings'
import { closeDialog } from '@/ui/Dialog'

/** The end of a window that is only read. */
export function DialogClose() {
  const strings = useStrings().moderation
  return (
    <div className="dialog-actions">
      <button
        type="button"
        data-autofocus=""
        onClick={closeDialog}
        className="button button-primary"
      >
        {strings.close}
      </button>
    </div>
  )
}
