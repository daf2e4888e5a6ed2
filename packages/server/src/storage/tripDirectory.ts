import type { TripDirectory, TripRecord } from '../trips/tripDirectory.ts'
import type { Database } from './database.ts'
import { tripsById, tripsOf } from './sql/trips.ts'

/** Trips from the tables of this schema. */
export function createTripDirectory({ query }: Database): TripDirectory {
  return {
    async find(tripId) {
      const [trip] = await query<TripRecord>(tripsById, [[tripId]])
      return trip ?? null
    },
    findMany: (tripIds) => query(tripsById, [tripIds]),
    listFor: (userId) => query(tripsOf, [userId]),
  }
}
