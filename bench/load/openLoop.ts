import type { Crowd } from './crowd.ts'
import type { Count } from './outcome.ts'
import { say } from './talk.ts'

interface OpenLoop {
  perSecond: number
  /**
   * Whether a message's time starts when it was due, so that a late sender hides nothing. Timers
   * are up to a millisecond late, so where answers take less it starts when the message is sent.
   */
  fromDue: boolean
  /** Hears how many milliseconds each answer took. */
  onAnswered?: (ms: number) => void
}

/** Sends at a fixed rate, each time somebody else, however long the answers take. */
export function startOpenLoop(crowd: Crowd, count: Count, options: OpenLoop) {
  const { perSecond, fromDue, onAnswered } = options
  const { rooms } = crowd
  const size = rooms[0]?.length ?? 1
  const started = performance.now()
  let sent = 0
  let timer: NodeJS.Timeout
  const tick = () => {
    const now = performance.now()
    const due = Math.floor(((now - started) * perSecond) / 1_000)
    for (; sent < due; sent++) {
      // Room after room, so that two messages in a row never meet in one conversation.
      const member = rooms[sent % rooms.length]?.[Math.floor(sent / rooms.length) % size]
      const dueAt = started + ((sent + 1) * 1_000) / perSecond
      const since = fromDue ? dueAt : performance.now()
      if (member) say(member, count, () => onAnswered?.(performance.now() - since), since)
    }
    timer = setTimeout(tick, 1)
  }
  tick()
  return { stop: () => clearTimeout(timer) }
}
