import { ACCESS_RECHECK_MS } from '@steppergo/chat-protocol'

export interface DoorbellCache<Value> {
  /** What is known to follow the truth: never older than the re-check. */
  recall(id: string): Value | null
  /** Keeps what this reading finds, unless a doorbell rings for it meanwhile. */
  remember<Found extends Value>(read: () => Promise<Found[]>): Promise<Found[]>
  /** It may have changed: what is being read right now is no longer good either. */
  forget(id: string): void
  /** Whether the doorbells are heard that tell of changes; while they are not, nothing is kept. */
  setHearing(isHearing: boolean): void
  isHearing(): boolean
}

export interface CacheOptions {
  /** Milliseconds of a clock that nobody sets. @default performance.now */
  elapsed?: () => number
}

const KEPT_MAX = 50_000

/**
 * Remembers rows that every request asks for and that change seldom. A doorbell empties what it
 * concerns at once; one that is lost is made good by age.
 */
export function createDoorbellCache<Value extends { id: string }>({
  elapsed = () => performance.now(),
}: CacheOptions): DoorbellCache<Value> {
  const kept = new Map<string, { value: Value; readAt: number }>()
  /** For each reading under way, what it may have missed. */
  const readings = new Set<{ missed: Set<string>; isOld: boolean }>()
  let isHearing = false

  return {
    recall(id) {
      const known = kept.get(id)
      return known && elapsed() - known.readAt < ACCESS_RECHECK_MS ? known.value : null
    },
    async remember(read) {
      const reading = { missed: new Set<string>(), isOld: !isHearing }
      const readAt = elapsed()
      readings.add(reading)
      try {
        const values = await read()
        for (const value of values) {
          if (reading.isOld || reading.missed.has(value.id)) continue
          if (kept.size >= KEPT_MAX) kept.clear()
          kept.set(value.id, { value, readAt })
        }
        return values
      } finally {
        readings.delete(reading)
      }
    },
    forget(id) {
      kept.delete(id)
      for (const { missed } of readings) missed.add(id)
    },
    setHearing(isNow) {
      isHearing = isNow
      kept.clear()
      for (const reading of readings) reading.isOld = true
    },
    isHearing: () => isHearing,
  }
}
