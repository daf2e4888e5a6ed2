import { setTimeout as sleep } from 'node:timers/promises'

const SLEEP_MIN_MS = 2

/** Lets through so many a second, and not more than that since it was made. */
export function createPace(perSecond: number): () => Promise<void> {
  const startedAt = performance.now()
  let passed = 0
  return async () => {
    const dueMs = startedAt + (passed++ * 1_000) / perSecond - performance.now()
    if (dueMs > SLEEP_MIN_MS) await sleep(dueMs)
  }
}
