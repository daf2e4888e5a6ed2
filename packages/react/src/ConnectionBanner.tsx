import type { ConnectionPhase } from '@steppergo/chat-client'
import { useHasPassed } from './clock.ts'
import { useStrings } from './strings/useWords.ts'

/** Shorter losses pass unnoticed, so that a lift or a tunnel does not make the screen flicker. */
const PATIENCE_MS = 2_000

interface ConnectionBannerProps {
  status: ConnectionPhase
  since: number
}

/** Says that there is no connection: after a while, or at once when the device says so. */
export function ConnectionBanner({ status, since }: ConnectionBannerProps) {
  const strings = useStrings()
  const isWaiting = status === 'connecting' || status === 'reconnecting'
  const isLate = useHasPassed(isWaiting && since > 0 ? since : null, PATIENCE_MS)
  const text = status === 'offline' ? strings.offline : isLate ? strings.connecting : null
  return (
    <div className="sg-banner" role="status" data-sg-shown={text !== null || undefined}>
      {text}
    </div>
  )
}
