import { gather, type Member } from '../load/crowd.ts'
import { measure, newCount, settle } from '../load/outcome.ts'
import { say } from '../load/talk.ts'
import type { Figures, Stage } from '../stage.ts'

interface ClosedLoop {
  /** Whose trips. */
  group: string
  /** How many messages a sender has on their way at a time. */
  inFlight: number
  /** How many of a room's people speak; the others listen. */
  speakers?: number
}

/** Every sender sends the next message when the answer to an earlier one is there. */
export async function closedLoop(stage: Stage, options: ClosedLoop): Promise<Figures> {
  const { group, inFlight, speakers } = options
  const crowd = await gather(stage, stage.world[group] ?? [])
  const count = newCount()
  let isRunning = true
  const sayOn = (member: Member) => {
    if (isRunning) say(member, count, () => sayOn(member))
  }
  for (const room of crowd.rooms) {
    for (const member of room.slice(0, speakers)) {
      for (let slot = 0; slot < inFlight; slot++) sayOn(member)
    }
  }
  const figures = await measure(stage, crowd, count)
  isRunning = false
  const losses = await settle(crowd, count)
  crowd.leave()
  return { ...figures, ...losses }
}
