import { ChatError, type BucketName } from '@steppergo/chat-protocol'

export interface RateLimiter {
  /**
   * Takes one token from the user's bucket of that name.
   *
   * @throws ChatError `RATE_LIMITED` with `retryAfterMs`, the wait until the next token
   */
  take(bucket: BucketName, userId: string): Promise<void>
  /** Gives a token back, for a request that turned out to cost nothing. */
  refund(bucket: BucketName, userId: string): Promise<void>
}

/** The refusal, the same from every limiter. */
export function rateLimited(waitMs: number): ChatError {
  const retryAfterMs = Math.ceil(waitMs)
  const seconds = Math.ceil(retryAfterMs / 1000)
  return new ChatError('RATE_LIMITED', `Too many requests; try again in ${seconds} s`, {
    retryAfterMs,
  })
}
