import { useId, useState, type MouseEvent } from 'react'
import { closeDialog, DialogFrame } from './Dialog.tsx'
import type { Person } from './ModerationNotices.tsx'
import { useStrings } from './strings/useWords.ts'

interface BlockDialogProps {
  person: Person
  onBlock: (userId: string) => Promise<void>
  onBlocked: (person: Person) => void
  onClose: () => void
}

/** Says what a block does and what it does not, and blocks. */
export function BlockDialog({ person, onBlock, onBlocked, onClose }: BlockDialogProps) {
  const strings = useStrings()
  const titleId = useId()
  const [state, setState] = useState<'asking' | 'blocking' | 'failed'>('asking')

  async function handleBlock(dialog: HTMLDialogElement | null) {
    setState('blocking')
    try {
      await onBlock(person.userId)
    } catch {
      // Whatever the server's reason, a person can do one thing: try again.
      return setState('failed')
    }
    onBlocked(person)
    dialog?.close()
  }

  return (
    <DialogFrame titleId={titleId} onClose={onClose}>
      <h2 id={titleId}>
        <bdi>{strings.blockTitle(person.name)}</bdi>
      </h2>
      <p className="sg-dialog-hint">{strings.blockHint}</p>
      <p className="sg-dialog-error" role="alert">
        {state === 'failed' && strings.blockFailed}
      </p>
      <div className="sg-dialog-actions">
        <button type="button" className="sg-secondary" onClick={closeDialog}>
          {strings.cancel}
        </button>
        <button
          type="button"
          className="sg-primary"
          disabled={state === 'blocking'}
          onClick={({ currentTarget }: MouseEvent<HTMLElement>) =>
            void handleBlock(currentTarget.closest('dialog'))
          }
        >
          {strings.blockConfirm}
        </button>
      </div>
    </DialogFrame>
  )
}
