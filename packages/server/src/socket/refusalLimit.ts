import { REFUSAL_LIMIT } from '@steppergo/chat-protocol'
import { createRecent } from '../rateLimit/createRecent.ts'

/**
 * Who is told that they ask too often, and goes on. To refuse costs far less than to grant, but at
 * a thousand a second it is work that everybody else waits for.
 */
export interface RefusalLimit {
  /** Counts one more refusal; false where it was one too many. */
  allows(userId: string): boolean
  /** For how many milliseconds nobody listens to this person; 0 where they are listened to. */
  pauseOf(userId: string): number
}

interface Count {
  since: number
  refusals: number
  pausedUntil: number
}

const PEOPLE_MAX = 10_000

/** Counts on this node only, in its memory. */
export function createRefusalLimit(now = () => performance.now()): RefusalLimit {
  const { most, withinMs, pauseMs } = REFUSAL_LIMIT
  const counts = createRecent<Count>(PEOPLE_MAX)

  return {
    allows(userId) {
      const nowMs = now()
      let count = counts.get(userId)
      if (!count || nowMs - count.since >= withinMs) {
        count = { since: nowMs, refusals: 0, pausedUntil: count?.pausedUntil ?? 0 }
        counts.set(userId, count)
      }
      if (++count.refusals <= most) return true
      count.pausedUntil = nowMs + pauseMs
      return false
    },
    pauseOf: (userId) => Math.max(0, (counts.get(userId)?.pausedUntil ?? 0) - now()),
  }
}
