import { isChatError, type ErrorPayload } from '@steppergo/chat-protocol'

/** What a caller may see of an error: a refusal in full, a fault by its request id only. */
export function toErrorPayload(error: unknown, requestId: string): ErrorPayload {
  if (isChatError(error)) return { code: error.code, message: error.message, ...error.details }
  return { code: 'INTERNAL', message: 'Something went wrong on our side; try again', requestId }
}
