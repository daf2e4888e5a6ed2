import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useStrings } from './strings/useWords.ts'

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
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

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
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="sg-dialog-actions">
        <button type="button" className="sg-primary" onClick={() => dialog.current?.close()}>
          {closeText ?? strings.close}
        </button>
      </div>
    </dialog>
  )
}
