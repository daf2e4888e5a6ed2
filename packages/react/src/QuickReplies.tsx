import type { OfferedReply } from './props.ts'
import { useStrings } from './strings/useWords.ts'

interface QuickRepliesProps {
  replies: readonly OfferedReply[]
  disabled: boolean
  onReply: ((reply: OfferedReply) => void) | undefined
}

/** Texts that are sent with one tap. */
export function QuickReplies({ replies, disabled, onReply }: QuickRepliesProps) {
  const strings = useStrings()
  if (replies.length === 0) return null
  return (
    <ul className="sg-replies" aria-label={strings.quickRepliesLabel}>
      {replies.map((reply) => (
        <li key={reply.id}>
          <button
            type="button"
            className="sg-reply"
            aria-disabled={disabled || undefined}
            onClick={() => !disabled && onReply?.(reply)}
            // Leaves the keyboard of a phone as it is, up or down.
            onPointerDown={(event) => event.preventDefault()}
          >
            {reply.text}
          </button>
        </li>
      ))}
    </ul>
  )
}
