import type { TypingIndicatorProps } from './props.ts'
import { useStrings } from './strings/useWords.ts'

/** Who is typing, in room kept free for it. Silent: nobody wants every keystroke read aloud. */
export function TypingIndicator({ users }: TypingIndicatorProps) {
  const strings = useStrings()
  return (
    <p className="sg-typing">
      {users.length > 0 && (
        <>
          <span className="sg-dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <bdi>{strings.typing(users.map(({ userName }) => userName))}</bdi>
        </>
      )}
    </p>
  )
}
