import { ACCESS_RECHECK_MS } from '@steppergo/chat-protocol'
import type { TripDirectory, TripRecord } from '../trips/tripDirectory.ts'

export interface TripCache extends TripDirectory {
  /** From the cache where that is known to follow the truth: never older than the re-check. */
  find(tripId: string): Promise<TripRecord | null>
  /** Somebody may have come or gone: what is being read right now is no longer good either. */
  forget(tripId: string): void
  /** Whether the doorbells are heard that tell of changes; while they are not, nothing is kept. */
  setHearing(isHearing: boolean): void
}

interface CacheOptions {
  /** Milliseconds of a clock that nobody sets. @default performance.now */
  elapsed?: () => number
}

const TRIPS_MAX = 50_000

/**
 * Who may enter a trip is asked with every request and changes seldom. A doorbell empties what it
 * concerns at once; one that is lost is made good by age.
 */
export function cacheTrips(
  directory: TripDirectory,
  { elapsed = () => performance.now() }: CacheOptions = {},
): TripCache {
  const kept = new Map<string, { trip: TripRecord; readAt: number }>()
  const underWay = new Map<string, Promise<TripRecord | null>>()
  /** For each reading under way, what it may have missed. */
  const readings = new Set<{ missed: Set<string>; isOld: boolean }>()
  let isHearing = false

  async function readMany(tripIds: string[]): Promise<TripRecord[]> {
    const reading = { missed: new Set<string>(), isOld: !isHearing }
    const readAt = elapsed()
    readings.add(reading)
    try {
      const trips = await directory.findMany(tripIds)
      for (const trip of trips) {
        if (!reading.isOld && !reading.missed.has(trip.id)) keep(trip, readAt)
      }
      return trips
    } finally {
      readings.delete(reading)
    }
  }

  function keep(trip: TripRecord, readAt: number) {
    if (kept.size >= TRIPS_MAX) kept.clear()
    kept.set(trip.id, { trip, readAt })
  }

  /** Those who ask for the same trip at the same time share one reading. */
  function readOne(tripId: string): Promise<TripRecord | null> {
    const shared = underWay.get(tripId)
    if (shared) return shared
    const reading = readMany([tripId])
      .then(([trip]) => trip ?? null)
      .finally(() => {
        if (underWay.get(tripId) === reading) underWay.delete(tripId)
      })
    underWay.set(tripId, reading)
    return reading
  }

  return {
    async find(tripId) {
      if (!isHearing) return directory.find(tripId)
      const known = kept.get(tripId)
      if (known && elapsed() - known.readAt < ACCESS_RECHECK_MS) return known.trip
      return readOne(tripId)
    },
    findMany: readMany,
    listFor: directory.listFor,
    forget(tripId) {
      kept.delete(tripId)
      underWay.delete(tripId)
      for (const { missed } of readings) missed.add(tripId)
    },
    setHearing(isNow) {
      isHearing = isNow
      kept.clear()
      underWay.clear()
      for (const reading of readings) reading.isOld = true
    },
  }
}
