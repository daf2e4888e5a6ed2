import { setTimeout as sleep } from 'node:timers/promises'

const SLEEP_MIN_MS = 2
/** What was not sent so long ago is not made up for: that would be a burst and no pace. */
const LATE_MAX_MS = 50

/** Lets through so many a second. */
export function createPace(perSecond: number): () => Promise<void> {
  let nextAt = performance.now()
  return async () => {
    nextAt = Math.max(nextAt, performance.now() - LATE_MAX_MS)
    const dueMs = nextAt - performance.now()
    nextAt += 1_000 / perSecond
    if (dueMs > SLEEP_MIN_MS) await sleep(dueMs)
  }
}
