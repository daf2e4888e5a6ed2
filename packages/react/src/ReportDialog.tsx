import type { ChatMessage } from '@steppergo/chat-client'
import type { ReportReason } from '@steppergo/chat-protocol'
import { COMMENT_MAX_CODE_POINTS, REPORT_REASONS } from '@steppergo/chat-protocol/constants'
import { useId, useState, type SubmitEvent } from 'react'
import { closeDialog, DialogFrame } from './Dialog.tsx'
import { CheckIcon } from './icons.tsx'
import { useStrings } from './strings/useWords.ts'

interface ReportDialogProps {
  message: ChatMessage
  onReport: (messageId: string, reason: ReportReason, comment?: string) => Promise<void>
  onClose: () => void
}

/** Asks why a message is reported, and says what became of it. */
export function ReportDialog({ message, onReport, onClose }: ReportDialogProps) {
  const strings = useStrings()
  const titleId = useId()
  const [state, setState] = useState<'asking' | 'sending' | 'failed' | 'done'>('asking')
  const [reason, setReason] = useState<ReportReason | null>(null)
  const [comment, setComment] = useState('')

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (reason === null) return
    setState('sending')
    try {
      await onReport(message.id, reason, comment.trim() || undefined)
      setState('done')
    } catch {
      // Whatever the server's reason, a person can do one thing: try again.
      setState('failed')
    }
  }

  return (
    <DialogFrame titleId={titleId} onClose={onClose}>
      {state === 'done' ? (
        <div className="sg-dialog-done" role="status">
          <CheckIcon />
          <h2 id={titleId}>{strings.reportDone}</h2>
          <p>{strings.reportDoneHint}</p>
          <button type="button" className="sg-primary" onClick={closeDialog}>
            {strings.close}
          </button>
        </div>
      ) : (
        <form onSubmit={(event) => void handleSubmit(event)}>
          <h2 id={titleId}>{strings.reportTitle}</h2>
          <p className="sg-dialog-hint">{strings.reportHint}</p>
          <fieldset className="sg-reasons">
            <legend className="sg-hidden">{strings.reportTitle}</legend>
            {REPORT_REASONS.map((one) => (
              <label key={one} className="sg-reason">
                <input
                  type="radio"
                  name={titleId}
                  value={one}
                  checked={reason === one}
                  onChange={() => setReason(one)}
                />
                {strings.reportReasons[one]}
              </label>
            ))}
          </fieldset>
          <label className="sg-comment">
            {strings.reportComment}
            <textarea
              rows={3}
              value={comment}
              maxLength={COMMENT_MAX_CODE_POINTS}
              onChange={(event) => setComment(event.target.value)}
            />
          </label>
          <p className="sg-dialog-error" role="alert">
            {state === 'failed' && strings.reportFailed}
          </p>
          <div className="sg-dialog-actions">
            <button type="button" className="sg-secondary" onClick={closeDialog}>
              {strings.cancel}
            </button>
            <button
              type="submit"
              className="sg-primary"
              disabled={reason === null || state === 'sending'}
            >
              {strings.reportSend}
            </button>
          </div>
        </form>
      )}
    </DialogFrame>
  )
}
