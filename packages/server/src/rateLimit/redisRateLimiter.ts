import { RATE_LIMITS } from '@steppergo/chat-protocol'
import { createRecent } from './createRecent.ts'
import { MAX_BUCKETS, type BucketLimits } from './memoryRateLimiter.ts'
import { rateLimited, type RateLimiter } from './rateLimiter.ts'

interface RedisRateLimiterOptions {
  redis: {
    isUp(): boolean
    runScript(script: string, key: string, args: (string | number)[]): Promise<number>
  }
  /** Keys begin so. */
  prefix: string
  /** Decides while Redis is away. */
  fallback: RateLimiter
  limits?: BucketLimits
}

const MINUTE_MS = 60_000

/**
 * The bucket of `createMemoryRateLimiter`, kept in Redis and timed by its clock. Takes (`tokens` 1)
 * or gives back (-1) a token; answers with the milliseconds to wait, 0 where it was granted.
 */
const TAKE = `
local intervalMs = tonumber(ARGV[1])
local burst = tonumber(ARGV[2])
local tokens = tonumber(ARGV[3])
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
local fullAt = tonumber(redis.call('GET', KEYS[1]) or nowMs)
local next = math.max(fullAt, nowMs) + tokens * intervalMs
if next <= nowMs then
  redis.call('DEL', KEYS[1])
  return 0
end
local waitMs = next - burst * intervalMs - nowMs
if waitMs > 0 and tokens > 0 then return math.ceil(waitMs) end
redis.call('SET', KEYS[1], string.format('%.17g', next), 'PX', math.ceil(next - nowMs))
return 0`

/**
 * Token buckets that all nodes share; while Redis is away each node counts for itself, from what it
 * has granted before. Whoever does not wait as long as they were told costs Redis nothing more.
 */
export function createRedisRateLimiter(options: RedisRateLimiterOptions): RateLimiter {
  const { redis, prefix, fallback, limits = RATE_LIMITS } = options
  /** Until when a bucket has no token, by this process's own clock. */
  const emptyUntil = createRecent<number>(MAX_BUCKETS)

  return {
    async take(bucket, userId) {
      const key = `${bucket}:${userId}`
      const toldMs = (emptyUntil.get(key) ?? 0) - performance.now()
      if (toldMs > 0) throw rateLimited(toldMs)
      const waitMs = await move(bucket, userId, 1)
      if (waitMs === null) return fallback.take(bucket, userId)
      if (waitMs > 0) {
        emptyUntil.set(key, performance.now() + waitMs)
        throw rateLimited(waitMs)
      }
      await fallback.take(bucket, userId).catch(() => undefined)
    },
    async refund(bucket, userId) {
      emptyUntil.delete(`${bucket}:${userId}`)
      await move(bucket, userId, -1)
      await fallback.refund(bucket, userId)
    },
  }

  /** Null where Redis did not answer. */
  async function move(bucket: keyof BucketLimits, userId: string, tokens: 1 | -1) {
    if (!redis.isUp()) return null
    const { burst, perMinute } = limits[bucket]
    const key = `${prefix}:rate:${bucket}:${userId}`
    return redis.runScript(TAKE, key, [MINUTE_MS / perMinute, burst, tokens]).catch(() => null)
  }
}
