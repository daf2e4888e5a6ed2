import { gather } from '../load/crowd.ts'
import { startOpenLoop } from '../load/openLoop.ts'
import { measure, newCount, settle } from '../load/outcome.ts'
import type { Figures, Stage } from '../stage.ts'

const STEPS = [500, 1_000, 2_000, 3_000, 4_000, 6_000, 8_000, 10_000]
const P99_LIMIT_MS = 25
const SHARE_ACHIEVED = 0.95

/** The highest rate of these at which 99 of 100 answers come within 25 ms. */
export async function highestRate(stage: Stage): Promise<Figures> {
  const crowd = await gather(stage, stage.world.rate ?? [])
  const total = newCount()
  let held: Figures = { ratePerSecond: 0 }
  for (const perSecond of STEPS) {
    const count = newCount()
    crowd.tally.deliveries = 0
    const loop = startOpenLoop(crowd, count, { perSecond, fromDue: true })
    const step = await measure(stage, crowd, count, { warmUpMs: 500, seconds: 2.5 })
    loop.stop()
    const { lost = 0, refused = 0 } = await settle(crowd, count)
    total.refused += refused
    const { p99 = Infinity, messagesPerSecond = 0 } = step
    const isHeld = p99 <= P99_LIMIT_MS && messagesPerSecond >= perSecond * SHARE_ACHIEVED
    if (!isHeld || lost > 0) break
    held = { ratePerSecond: perSecond, p50: step.p50 ?? NaN, p99 }
  }
  crowd.leave()
  return { ...held, refused: total.refused }
}
