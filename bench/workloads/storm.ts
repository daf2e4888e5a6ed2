import { setTimeout as sleep } from 'node:timers/promises'
import { backoff } from '../../packages/client/src/backoff.ts'
import { gather } from '../load/crowd.ts'
import { startOpenLoop } from '../load/openLoop.ts'
import { newCount, percentiles, settle, WARM_UP_MS, type Count } from '../load/outcome.ts'
import { populate, type Delay } from '../load/population.ts'
import type { Figures, Stage } from '../stage.ts'
import type { Room } from '../world.ts'
import { insertBacklog } from './backlog.ts'

/** Of five each: two thousand others. */
export const OTHER_ROOMS = 400
const PER_SECOND = 200
const REST_MS = 1_000
const BACKLOG = 50
/** Long enough for what the product does every few seconds for everybody who is there. */
const CALM_MS = 10_000
/** After half a minute without a server, the delays of our client have grown to their limit. */
const FAILED_BEFORE = 6

interface Storm {
  delay: Delay
  /** A short one gives too few answers, so it is played more often. */
  cuts: number
}

const storms: Record<'outage' | 'jitter' | 'atOnce', Storm> = {
  outage: { delay: (failures) => backoff(FAILED_BEFORE + failures), cuts: 1 },
  jitter: { delay: (failures) => backoff(failures), cuts: 3 },
  atOnce: { delay: (failures) => (failures === 0 ? 0 : backoff(failures)), cuts: 3 },
}

/** Does anybody who talks notice that two thousand others are cut off and come back? */
export async function storm(stage: Stage): Promise<Figures | null> {
  const { world, system } = stage
  if (system.name !== 'product' && system.name !== 'socketio') return null
  const rooms = world.storm ?? []
  const others = rooms.slice(0, OTHER_ROOMS)
  await layOut(stage, others)
  const population = await populate(stage, others)
  const speakers = await gather(stage, rooms.slice(OTHER_ROOMS))
  const count = newCount()
  const loop = startOpenLoop(speakers, count, { perSecond: PER_SECOND, fromDue: false })
  await sleep(WARM_UP_MS)
  const figures: Figures = { calmP99: p99(await during(count, () => sleep(CALM_MS))), retries: 0 }
  for (const [name, { delay, cuts }] of Object.entries(storms)) {
    const latencies: number[] = []
    let backSeconds = 0
    for (let cut = 1; cut <= cuts; cut++) {
      const began = performance.now()
      const comeBack = async () => {
        figures.retries = (figures.retries ?? 0) + (await population.cutOff(delay))
      }
      latencies.push(...(await during(count, comeBack)))
      backSeconds = Math.max(backSeconds, (performance.now() - began) / 1_000)
      await sleep(REST_MS)
    }
    figures[`${name}P99`] = p99(latencies)
    figures[`${name}BackSeconds`] = backSeconds
  }
  loop.stop()
  const losses = await settle(speakers, count)
  speakers.leave()
  population.leave()
  return { ...figures, ...losses }
}

const p99 = (latencies: number[]) => percentiles(latencies).p99 ?? NaN

/** How long the answers took that came while something went on. */
async function during(count: Count, work: () => Promise<void>): Promise<number[]> {
  const latencies: number[] = []
  count.latencies = latencies
  await work()
  count.latencies = null
  return latencies
}

/** Something has been said in every conversation, so that there is a cursor to come back with. */
async function layOut(stage: Stage, rooms: Room[]): Promise<void> {
  const { system, database } = stage
  if (!database) return
  const crowd = await gather(stage, rooms)
  crowd.leave()
  for (const [index, { people }] of rooms.entries()) {
    const conversationId = crowd.rooms[index]?.[0]?.conversationId ?? ''
    await insertBacklog(system, database, { conversationId, count: BACKLOG, senders: people })
  }
  await database.query('VACUUM ANALYZE "Message"')
  await stage.restart()
}
