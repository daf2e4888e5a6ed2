import { REASON_MIN_CODE_POINTS } from '@steppergo/chat-protocol/constants'

/** Whether a reason says something, or may and does say nothing. */
export function isReasonEnough(reason: string, { isRequired }: { isRequired: boolean }): boolean {
  const length = [...reason.trim()].length
  return length === 0 ? !isRequired : length >= REASON_MIN_CODE_POINTS
}
