import type { ChatMessage, Failure } from '@steppergo/chat-client'
import { useToday } from './clock.ts'
import { copyText } from './copyText.ts'
import { AlertIcon } from './icons.tsx'
import { useWords } from './strings/useWords.ts'

interface FailedActionsProps {
  message: ChatMessage
  /** Whether its writer may not write now. */
  isMuted: boolean
  onRetry: ((tempId: string) => void) | undefined
  onEdit: ((message: ChatMessage) => void) | undefined
  onDiscard: ((tempId: string) => void) | undefined
}

/** Why a message was refused and what can be done about it. */
export function FailedActions(props: FailedActionsProps) {
  const { message, isMuted, onRetry, onEdit, onDiscard } = props
  const { strings } = useWords()
  const explain = useExplanation()
  const { tempId, content, error } = message
  if (tempId === null) return null
  const first = firstAction(error, isMuted)
  return (
    <div className="sg-failed">
      {error && <p className="sg-failed-why">{explain(error)}</p>}
      <div className="sg-failed-actions">
        {first === null ? (
          <span>
            <AlertIcon />
            {strings.notSent}
          </span>
        ) : (
          <button
            type="button"
            className="sg-failed-retry"
            tabIndex={-1}
            onClick={() => (first === 'edit' ? onEdit?.(message) : onRetry?.(tempId))}
          >
            <AlertIcon />
            {strings.notSent} · {strings[first]}
          </button>
        )}
        <button
          type="button"
          className="sg-quiet"
          tabIndex={-1}
          onClick={() => void copyText(content)}
        >
          {strings.copy}
        </button>
        <button
          type="button"
          className="sg-quiet"
          tabIndex={-1}
          onClick={() => onDiscard?.(tempId)}
        >
          {strings.delete}
        </button>
      </div>
    </div>
  )
}

/** What can help. Sent once more, what is held would be held again, and a mute has to end first. */
function firstAction(error: Failure | null, isMuted: boolean): 'retry' | 'edit' | null {
  if (error?.code === 'CONTACT_SHIELDED') return 'edit'
  return error?.code === 'MUTED' && isMuted ? null : 'retry'
}

function useExplanation(): (error: Failure) => string {
  const { strings, formats } = useWords()
  const today = useToday()
  return ({ code, message, until, findings = [] }) => {
    if (code === 'CONTACT_SHIELDED' && findings.length > 0) {
      return strings.contactHeld([...new Set(findings.map(({ kind }) => kind))])
    }
    if (code === 'MUTED' && until !== undefined) {
      return strings.mutedUntil(formats.moment(until, today))
    }
    const known = Object.entries(strings.refusals).find(([name]) => name === code)
    return known ? known[1] : message
  }
}
