import { RATE_LIMITS, type BucketName } from '@steppergo/chat-protocol'
import { createRecent } from './createRecent.ts'
import { rateLimited, type RateLimiter } from './rateLimiter.ts'

export type BucketLimits = Record<BucketName, { burst: number; perMinute: number }>

interface MemoryRateLimiterOptions {
  now: () => Date
  limits?: BucketLimits
}

const MINUTE_MS = 60_000
/** How many buckets one process remembers. */
export const MAX_BUCKETS = 50_000

/**
 * Token buckets in this process's memory.
 *
 * A bucket is one number, the moment at which it would be full again (the generic cell rate
 * algorithm, ITU-T I.371), and the least recently used is forgotten when there are too many.
 */
export function createMemoryRateLimiter(options: MemoryRateLimiterOptions): RateLimiter {
  const { now, limits = RATE_LIMITS } = options
  const fullAt = createRecent<number>(MAX_BUCKETS)

  return {
    async take(bucket, userId) {
      const { burst, perMinute } = limits[bucket]
      const intervalMs = MINUTE_MS / perMinute
      const nowMs = now().getTime()
      const key = `${bucket}:${userId}`
      const next = Math.max(fullAt.get(key) ?? nowMs, nowMs) + intervalMs
      const waitMs = next - burst * intervalMs - nowMs
      if (waitMs > 0) throw rateLimited(waitMs)
      fullAt.set(key, next)
    },
    async refund(bucket, userId) {
      const key = `${bucket}:${userId}`
      const moment = fullAt.get(key)
      if (moment !== undefined) fullAt.set(key, moment - MINUTE_MS / limits[bucket].perMinute)
    },
  }
}
