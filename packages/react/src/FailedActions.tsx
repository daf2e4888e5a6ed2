import type { ChatMessage, Failure } from '@steppergo/chat-client'
import { copyText } from './copyText.ts'
import { AlertIcon } from './icons.tsx'
import { useStrings } from './strings/useWords.ts'
import type { ChatStrings } from './strings/strings.ts'

interface FailedActionsProps {
  message: ChatMessage
  onRetry: ((tempId: string) => void) | undefined
  onDiscard: ((tempId: string) => void) | undefined
}

/** Why a message was refused and what can be done about it. */
export function FailedActions({ message, onRetry, onDiscard }: FailedActionsProps) {
  const strings = useStrings()
  const { tempId, content, error } = message
  if (tempId === null) return null
  return (
    <div className="sg-failed">
      {error && <p className="sg-failed-why">{wordsFor(error, strings)}</p>}
      <div className="sg-failed-actions">
        <button
          type="button"
          className="sg-failed-retry"
          tabIndex={-1}
          onClick={() => onRetry?.(tempId)}
        >
          <AlertIcon />
          {strings.notSent} · {strings.retry}
        </button>
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

function wordsFor({ code, message }: Failure, { refusals }: ChatStrings): string {
  const known = Object.entries(refusals).find(([name]) => name === code)
  return known ? known[1] : message
}
