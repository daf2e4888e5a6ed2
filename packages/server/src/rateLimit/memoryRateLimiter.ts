import { ChatError, RATE_LIMITS, type BucketName } from '@steppergo/chat-protocol'
import type { RateLimiter } from './rateLimiter.ts'

export type BucketLimits = Record<BucketName, { burst: number; perMinute: number }>

interface MemoryRateLimiterOptions {
  now: () => Date
  limits?: BucketLimits
}

const MINUTE_MS = 60_000
const MAX_BUCKETS = 50_000

/**
 * Token buckets in this process's memory.
 *
 * A bucket is one number, the moment at which it would be full again (the generic cell rate
 * algorithm, ITU-T I.371), so an idle user costs nothing once that moment has passed.
 */
export function createMemoryRateLimiter(options: MemoryRateLimiterOptions): RateLimiter {
  const { now, limits = RATE_LIMITS } = options
  const fullAt = new Map<string, number>()

  function forgetFullBuckets(nowMs: number) {
    for (const [key, moment] of fullAt) if (moment <= nowMs) fullAt.delete(key)
  }

  return {
    async take(bucket, userId) {
      const { burst, perMinute } = limits[bucket]
      const intervalMs = MINUTE_MS / perMinute
      const nowMs = now().getTime()
      const key = `${bucket}:${userId}`
      const next = Math.max(fullAt.get(key) ?? nowMs, nowMs) + intervalMs
      const waitMs = next - burst * intervalMs - nowMs
      if (waitMs > 0) {
        const retryAfterMs = Math.ceil(waitMs)
        const seconds = Math.ceil(retryAfterMs / 1000)
        throw new ChatError('RATE_LIMITED', `Too many requests; try again in ${seconds} s`, {
          retryAfterMs,
        })
      }
      if (fullAt.size >= MAX_BUCKETS) forgetFullBuckets(nowMs)
      fullAt.set(key, next)
    },
    async refund(bucket, userId) {
      const key = `${bucket}:${userId}`
      const moment = fullAt.get(key)
      if (moment !== undefined) fullAt.set(key, moment - MINUTE_MS / limits[bucket].perMinute)
    },
  }
}
