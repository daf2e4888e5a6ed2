import { createMemoryPlaces, type Places } from './places.ts'

interface RedisPlacesOptions {
  redis: {
    isUp(): boolean
    onChange(listener: (isUp: boolean) => void): void
    runScript(script: string, key: string, args: (string | number)[]): Promise<number>
  }
  /** Keys begin so. */
  prefix: string
  most: number
  /** @default two minutes: what a node that dies has held is free after so long */
  leaseMs?: number
  /** Works through many a few at a time. */
  inSlices: <Item>(items: Item[], work: (slice: Item[]) => Promise<void>) => Promise<void>
}

const LEASE_MS = 120_000
/** Who is in stays in, whatever others have taken meanwhile. */
const UNLIMITED = 1e9

/** Answers with 1 where there was a place, or the holder had it already. */
const TAKE = `
local time = redis.call('TIME')
local nowMs = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', nowMs)
local isKnown = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not isKnown and redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call('ZADD', KEYS[1], nowMs + ARGV[3], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1`

const GIVE_BACK = `return redis.call('ZREM', KEYS[1], ARGV[1])`

/**
 * Places that all nodes share, each for as long as the node that gave it says so again and again.
 * While Redis is away each node counts its own; when it is back, what it holds is told anew.
 */
export function createRedisPlaces(options: RedisPlacesOptions): Places {
  const { redis, prefix, most, leaseMs = LEASE_MS, inSlices } = options
  const local = createMemoryPlaces(most)
  const keyOf = (owner: string) => `${prefix}:places:${owner}`
  let isRenewing = false

  /** Null where Redis did not answer. */
  function lease(owner: string, holder: string, limit: number): Promise<number | null> {
    if (!redis.isUp()) return Promise.resolve(null)
    return redis.runScript(TAKE, keyOf(owner), [holder, limit, leaseMs]).catch(() => null)
  }

  async function renew() {
    if (isRenewing || !redis.isUp()) return
    isRenewing = true
    await inSlices(local.entries(), async (slice) => {
      const held = slice.filter(([owner, holder]) => local.holds(owner, holder))
      await Promise.all(held.map(([owner, holder]) => lease(owner, holder, UNLIMITED)))
    })
    isRenewing = false
  }
  // A Redis that was away may have lost all of it.
  redis.onChange(() => void renew())
  const timer = setInterval(() => void renew(), leaseMs / 3)
  timer.unref()

  return {
    async take(owner, holder) {
      const answer = await lease(owner, holder, most)
      if (answer === null) return local.takeNow(owner, holder)
      if (answer === 1) local.keep(owner, holder)
      return answer === 1
    },
    giveBack(owner, holder) {
      local.giveBack(owner, holder)
      // What is not given back now runs out by itself.
      if (redis.isUp()) redis.runScript(GIVE_BACK, keyOf(owner), [holder]).catch(() => undefined)
    },
    close: () => clearInterval(timer),
  }
}
