import { RATE_LIMITS } from '@steppergo/chat-protocol'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createLog } from '../src/log.ts'
import { createMemoryRateLimiter } from '../src/rateLimit/memoryRateLimiter.ts'
import { createRedisRateLimiter } from '../src/rateLimit/redisRateLimiter.ts'
import { connectRedis, type RedisLink } from '../src/redis/connectRedis.ts'
import { startTestRedis, type TestRedis } from './testRedis.ts'

/** A token every 100 ms. */
const PER_MINUTE = 600
const INTERVAL_MS = 100
/** A token every six seconds: none comes while tokens are counted, on a slow machine either. */
const SLOW_PER_MINUTE = 10
const SLOW_INTERVAL_MS = 6_000

let redis: TestRedis
let link: RedisLink

beforeAll(async () => {
  redis = await startTestRedis()
  link = connectRedis({ url: redis.url, log: createLog('silent') })
  await vi.waitFor(() => expect(link.isUp()).toBe(true))
})
afterAll(async () => {
  link.close()
  await redis.stop()
})

function createLimiter(perMinute = SLOW_PER_MINUTE) {
  const limits = { ...RATE_LIMITS, message: { burst: 5, perMinute } }
  const now = () => new Date()
  const fallback = createMemoryRateLimiter({ now, limits })
  return createRedisRateLimiter({ redis: link, prefix: 'test', fallback, limits })
}

const refusal = { code: 'RATE_LIMITED' }

async function takeAll(user: string, limiter = createLimiter()): Promise<number> {
  for (let taken = 0; ; taken++) {
    const isRefused = await limiter.take('message', user).then(
      () => false,
      () => true,
    )
    if (isRefused) return taken
  }
}

it('[ND2] grants a burst, whichever node asks, and says when the next may come', async () => {
  const [one, other] = [createLimiter(), createLimiter()]
  for (let index = 0; index < 5; index++) await (index % 2 ? one : other).take('message', 'aida')
  const refused: unknown = await one.take('message', 'aida').catch((error: unknown) => error)
  expect(refused).toMatchObject(refusal)
  // A ChatError carries its details.
  const { retryAfterMs } = (refused as { details: { retryAfterMs: number } }).details
  expect(retryAfterMs).toBeGreaterThan(0)
  expect(retryAfterMs).toBeLessThanOrEqual(SLOW_INTERVAL_MS)
  await expect(other.take('message', 'aida')).rejects.toMatchObject(refusal)
  await other.take('message', 'timur')
})

it('[ND2] lets no more than burst and rate through, however often one asks', async () => {
  const limiters = [1, 2, 3].map(() => createLimiter(PER_MINUTE))
  const startedAt = performance.now()
  let granted = 0
  while (performance.now() - startedAt < 1_000) {
    const answers = await Promise.allSettled(limiters.map((one) => one.take('message', 'ruslan')))
    granted += answers.filter(({ status }) => status === 'fulfilled').length
  }
  const elapsedMs = performance.now() - startedAt
  expect(granted).toBeLessThanOrEqual(5 + Math.ceil(elapsedMs / INTERVAL_MS))
  expect(granted).toBeGreaterThanOrEqual(5 + Math.floor(elapsedMs / INTERVAL_MS) - 1)
})

it('[ND2] gives a token back, and never more than were taken', async () => {
  const limiter = createLimiter()
  await takeAll('saule', limiter)
  await limiter.refund('message', 'saule')
  await limiter.take('message', 'saule')
  await limiter.refund('message', 'nobody')
  expect(await takeAll('nobody')).toBe(5)
})

it('[RL5] asks Redis no more for whoever does not wait as they were told', async () => {
  const asked: string[] = []
  const counting = {
    isUp: () => link.isUp(),
    runScript: (script: string, key: string, args: (string | number)[]) => {
      asked.push(key)
      return link.runScript(script, key, args)
    },
  }
  const now = () => new Date()
  const fallback = createMemoryRateLimiter({ now })
  const limiter = createRedisRateLimiter({ redis: counting, prefix: 'told', fallback })
  // A token every six seconds.
  expect(await takeAll('zarina', limiter)).toBe(10)
  for (let again = 0; again < 50; again++) {
    await expect(limiter.take('message', 'zarina')).rejects.toMatchObject(refusal)
  }
  expect(asked).toHaveLength(11)
  await limiter.refund('message', 'zarina')
  await limiter.take('message', 'zarina')
})

it('[RL5] goes on from what it has granted when Redis is lost', async () => {
  let isUp = true
  const flickering = { isUp: () => isUp, runScript: link.runScript.bind(link) }
  const fallback = createMemoryRateLimiter({ now: () => new Date() })
  const limiter = createRedisRateLimiter({ redis: flickering, prefix: 'lost', fallback })
  for (let taken = 0; taken < 7; taken++) await limiter.take('message', 'daniyar')
  isUp = false
  expect(await takeAll('daniyar', limiter)).toBe(3)
})

it('[ND4] answers from memory, and soon, when Redis does not', async () => {
  const limiter = createLimiter()
  redis.pause()
  try {
    const startedAt = performance.now()
    expect(await takeAll('nurlan', limiter)).toBeGreaterThanOrEqual(5)
    await vi.waitFor(() => expect(link.isUp()).toBe(false), 3_000)
    expect(performance.now() - startedAt).toBeLessThan(4_000)
    // Nobody waits for Redis any more: it is not asked.
    const asked = vi.spyOn(link, 'runScript')
    for (const user of ['a', 'b', 'c', 'd']) expect(await takeAll(user, limiter)).toBe(5)
    expect(asked).not.toHaveBeenCalled()
    asked.mockRestore()
  } finally {
    redis.resume()
  }
  await vi.waitFor(() => expect(link.isUp()).toBe(true), 8_000)
})
