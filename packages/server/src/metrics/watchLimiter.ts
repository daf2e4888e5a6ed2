import { isChatError, RATE_LIMITS, type BucketName } from '@steppergo/chat-protocol'
import type { Registry } from 'prom-client'
import type { RateLimiter } from '../rateLimit/rateLimiter.ts'
import { addCounter } from './addCounter.ts'

/** Counts what a rate limit refuses, whoever asks it: operations, sign-in, unknown events. */
export function watchLimiter(registry: Registry): (limiter: RateLimiter) => RateLimiter {
  const refusals = new Map<BucketName, number>()

  addCounter(registry, {
    name: 'chat_rate_limit_refusals_total',
    help: 'Requests for which a bucket was empty, by bucket.',
    labelNames: ['bucket'],
    read: () =>
      Object.keys(RATE_LIMITS).map((bucket) => ({
        labels: { bucket },
        // Keys of RATE_LIMITS are names of buckets.
        value: refusals.get(bucket as BucketName) ?? 0,
      })),
  })

  return (limiter) => ({
    take(bucket, userId) {
      const taking = limiter.take(bucket, userId)
      // note: beside the caller's own wait, which it does not lengthen.
      taking.catch((error: unknown) => {
        if (isChatError(error) && error.code === 'RATE_LIMITED') {
          refusals.set(bucket, (refusals.get(bucket) ?? 0) + 1)
        }
      })
      return taking
    },
    refund: (bucket, userId) => limiter.refund(bucket, userId),
  })
}
