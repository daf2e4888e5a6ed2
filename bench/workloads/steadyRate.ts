import { gather } from '../load/crowd.ts'
import { startOpenLoop } from '../load/openLoop.ts'
import { measure, newCount, settle } from '../load/outcome.ts'
import type { Figures, Stage } from '../stage.ts'

const PER_SECOND = 200

/** A rate that every system holds with ease: how long does an answer take? */
export async function steadyRate(stage: Stage): Promise<Figures> {
  const crowd = await gather(stage, stage.world.steady ?? [])
  const count = newCount()
  const loop = startOpenLoop(crowd, count, { perSecond: PER_SECOND, fromDue: false })
  const figures = await measure(stage, crowd, count)
  loop.stop()
  const losses = await settle(crowd, count)
  crowd.leave()
  return { ...figures, ...losses }
}
