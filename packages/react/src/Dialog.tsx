import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import { useStrings } from './strings/useWords.ts'

interface DialogFrameProps {
  titleId: string
  onClose: () => void
  children: ReactNode
}

/** A window above the chat. Focus goes into it and comes back, also after `closeDialog`. */
export function DialogFrame({ titleId, onClose, children }: DialogFrameProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const { current } = dialog
    if (current && !current.open) current.showModal()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="sg-dialog"
      aria-labelledby={titleId}
      onClose={onClose}
      // The panel around closes on Escape too; one layer at a time.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {children}
    </dialog>
  )
}

/** For a button within: closes the dialog around it. */
export const closeDialog = (event: MouseEvent<HTMLElement>) =>
  event.currentTarget.closest('dialog')?.close()

interface DialogProps {
  title: string
  /** @default "Close" */
  closeText?: string
  onClose: () => void
  children: ReactNode
}

/** Something short above the chat, with a way out. */
export function Dialog({ title, closeText, onClose, children }: DialogProps) {
  const strings = useStrings()
  const titleId = useId()
  return (
    <DialogFrame titleId={titleId} onClose={onClose}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="sg-dialog-actions">
        <button type="button" className="sg-primary" onClick={closeDialog}>
          {closeText ?? strings.close}
        </button>
      </div>
    </DialogFrame>
  )
}
