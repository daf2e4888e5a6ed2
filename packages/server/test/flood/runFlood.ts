import { setTimeout as sleep } from 'node:timers/promises'
import { RATE_LIMITS } from '@steppergo/chat-protocol'
import { startRedis } from '../../../../scripts/lib/redis.mjs'
import { startBystanders, type BystanderReport } from '../load/bystanders.ts'
import { LIFT_LIMITS, ORDINARY_LIMITS } from '../load/liftLimits.ts'
import { percentile } from '../load/percentile.ts'
import { startNodeProcess } from '../nodeProcess.ts'
import type { TestDatabase } from '../testDatabase.ts'
import { withSilentReaders, type SilentReaders } from './silentReaders.ts'
import type { SpamReport } from './spammer.ts'
import { NO_LINE, NO_PLACE, startSpammer } from './startSpammer.ts'
import { createFloodWorld, type FloodWorld } from './world.ts'

export interface FloodOptions {
  database: TestDatabase
  seconds: number
  calmSeconds: number
}

export interface Flood {
  name: string
  spam: SpamReport
  /** What burst and rate allow for in that time. */
  allowed: number
  burst: number
  calm: BystanderReport
  during: BystanderReport
}

export interface FloodResult {
  floods: Flood[]
  silent: SilentReaders
  problems: string[]
}

export const P99_RATIO_MAX = 2
const GROWTH_MAX_MEGABYTES = 64
const MESSAGES_PER_SECOND = 1_000
const CONNECTS_PER_SECOND = 200

/** One who spams, one who connects without end, and a hundred who read nothing. */
export async function runFlood(options: FloodOptions): Promise<FloodResult> {
  const world = await createFloodWorld(options.database)
  const floods = await floodTwoNodes(options, world)
  const node = await startNodeProcess(options.database.url, {
    preload: LIFT_LIMITS.preload,
    env: LIFT_LIMITS.env,
  })
  const silent = await withSilentReaders(node, world, options.seconds)
  node.kill()
  return { floods, silent, problems: [...floods.flatMap(judgeFlood), ...judgeSilent(silent)] }
}

async function floodTwoNodes(options: FloodOptions, world: FloodWorld): Promise<Flood[]> {
  const { database, seconds, calmSeconds } = options
  const redis = await startRedis()
  const start = () =>
    startNodeProcess(database.url, { env: { ...ORDINARY_LIMITS, REDIS_URL: redis.url } })
  const nodes = [await start(), await start()]
  const urls = nodes.map(({ url }) => url)
  const people = world.bystanders.map((one, index) => ({ ...one, url: urls[index % 2] ?? '' }))
  const bystanders = await startBystanders(people)
  const spammer = await startSpammer()
  const job = { urls, token: world.spammer.token, tripId: world.spamTripId, seconds }
  // The code of both processes has been run once before anything is measured.
  await spammer.flood({ ...job, kind: 'messages', perSecond: 1, seconds: 2 })

  const floods: Flood[] = []
  for (const [kind, perSecond, bucket, spentSeconds] of [
    // The bystanders' own, and what was spent on the way here, has come back by then.
    ['messages', MESSAGES_PER_SECOND, RATE_LIMITS.message, 15],
    ['connections', CONNECTS_PER_SECOND, RATE_LIMITS.connect, 5],
  ] as const) {
    await sleep(spentSeconds * 1_000)
    await bystanders.report()
    await sleep(calmSeconds * 1_000)
    const calm = await bystanders.report()
    const spam = await spammer.flood({ ...job, kind, perSecond })
    const during = await bystanders.report()
    const allowed = bucket.burst + (bucket.perMinute / 60) * spam.seconds
    const name = `${perSecond} ${kind} a second`
    floods.push({ name, spam, allowed, burst: bucket.burst, calm, during })
  }
  spammer.leave()
  bystanders.leave()
  for (const node of nodes) node.kill()
  await redis.stop()
  return floods
}

export const p99 = ({ latencies }: BystanderReport): number => percentile(latencies, 0.99)

function judgeFlood({ name, spam, allowed, burst, calm, during }: Flood): string[] {
  const problems: string[] = []
  const granted = spam.granted + (spam.refused[NO_PLACE] ?? 0)
  // Whoever has no connection for a while cannot use all that they may.
  const least = NO_LINE in spam.refused ? burst : allowed
  if (granted > allowed + 1 || granted < least - 1) {
    problems.push(`${name}: ${granted} got through, ${allowed.toFixed(1)} may`)
  }
  const ratio = p99(during) / p99(calm)
  if (!(ratio <= P99_RATIO_MAX)) problems.push(`${name}: others' p99 is × ${ratio.toFixed(1)}`)
  const unanswered = Object.entries(during.refused)
  if (unanswered.length > 0) problems.push(`${name}: others heard ${JSON.stringify(unanswered)}`)
  if (during.lost > 0) problems.push(`${name}: others lost ${during.lost} connections`)
  return problems
}

function judgeSilent({ growthMegabytes, whole, readers }: SilentReaders): string[] {
  const problems: string[] = []
  if (growthMegabytes > GROWTH_MAX_MEGABYTES) {
    problems.push(`readers that never read: + ${growthMegabytes.toFixed(0)} MB`)
  }
  if (whole < readers) problems.push(`${readers - whole} readers are not whole`)
  return problems
}
