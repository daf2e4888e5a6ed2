import { startRedis } from '../../../scripts/lib/redis.mjs'

export type TestRedis = Awaited<ReturnType<typeof startRedis>>

/** A Redis of the caller's own, which may be killed, paused and started again. */
export function startTestRedis(): Promise<TestRedis> {
  return startRedis()
}
