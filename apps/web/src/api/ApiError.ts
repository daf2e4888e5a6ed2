import type { ErrorCode } from '@steppergo/chat-protocol'

/** A refusal of the REST API; recognise it by `code`, pages and server hold separate classes. */
export class ApiError extends Error {
  readonly status: number
  readonly code: ErrorCode | null
  readonly retryAfterMs: number | null

  constructor(
    status: number,
    code: ErrorCode | null,
    message: string,
    retryAfterMs: number | null = null,
  ) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
