import type { TripDirectory, TripRecord } from '../trips/tripDirectory.ts'
import { createDoorbellCache, type CacheOptions, type DoorbellCache } from './doorbellCache.ts'

export type TripCache = TripDirectory & Pick<DoorbellCache<TripRecord>, 'forget' | 'setHearing'>

/** Who may enter a trip is asked with every request and changes seldom. */
export function cacheTrips(directory: TripDirectory, options: CacheOptions = {}): TripCache {
  const cache = createDoorbellCache<TripRecord>(options)
  const underWay = new Map<string, Promise<TripRecord | null>>()
  const readMany = (ids: string[]) => cache.remember(() => directory.findMany(ids))

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
      if (!cache.isHearing()) return directory.find(tripId)
      return cache.recall(tripId) ?? readOne(tripId)
    },
    findMany: readMany,
    listFor: directory.listFor,
    forget(tripId) {
      cache.forget(tripId)
      underWay.delete(tripId)
    },
    setHearing(isHearing) {
      cache.setHearing(isHearing)
      underWay.clear()
    },
  }
}
