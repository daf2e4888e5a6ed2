import type { ChatMessage } from '@steppergo/chat-client'
import { useWords } from './strings/useWords.ts'

const TICK = 'M1.2 6.8 4.2 9.8 10.4 3.2'
const SECOND_TICK = 'M7.6 9.2 8.2 9.8 14.8 3.2'

/** How far an own message has come. The states differ by shape, not by colour alone. */
export function StatusTicks({ message }: { message: ChatMessage }) {
  const { strings, formats } = useWords()
  const { status, readAt } = message
  if (status === 'FAILED') return null
  const names = {
    SENDING: strings.sending,
    SENT: strings.sent,
    DELIVERED: strings.delivered,
    READ: readAt ? strings.readAt(formats.time(readAt)) : strings.read,
  }
  return (
    <svg
      className={`sg-ticks sg-ticks-${status.toLowerCase()}`}
      viewBox="0 0 16 13"
      role="img"
      aria-label={names[status]}
    >
      <title>{names[status]}</title>
      {status === 'SENDING' && <path d="M8 1.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10zm0 2.3v2.7l1.9 1.2" />}
      {status === 'SENT' && <path d={TICK} transform="translate(2 0)" />}
      {status === 'DELIVERED' && <path d={`${TICK}${SECOND_TICK}`} />}
      {status === 'READ' && (
        <>
          <rect className="sg-ticks-disc" x="0" y="0.5" width="16" height="12" rx="6" />
          <path d={`${TICK}${SECOND_TICK}`} transform="translate(1.9 1.6) scale(.76)" />
        </>
      )}
    </svg>
  )
}
