import { ERROR_STATUS, type ErrorCode } from '@steppergo/chat-protocol/constants'
import { ApiError } from './ApiError.ts'

/** The body of an answer, or the refusal it carries as an {@link ApiError}. */
export async function readAnswer(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok) return body
  const error = field(body, 'error')
  const code = field(error, 'code')
  const message = field(error, 'message')
  const retryAfterMs = field(error, 'retryAfterMs')
  throw new ApiError(
    response.status,
    isErrorCode(code) ? code : null,
    typeof message === 'string' ? message : `The API answered ${response.status}`,
    typeof retryAfterMs === 'number' ? retryAfterMs : null,
  )
}

/** One field of something that may be no object at all. */
export function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}

function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && value in ERROR_STATUS
}
