import type { UserRole } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { createEventBus, type DomainEvent } from '../eventBus.ts'
import { createReceiptBatches } from '../receipts/receiptBatches.ts'
import { createSerializer } from '../serializer.ts'
import type { Booking, Person, TripRecord } from '../trips/tripDirectory.ts'
import { followStandings } from '../standings/followStandings.ts'
import { createMemoryStandingStore } from './memoryStandings.ts'
import { createMemoryStores } from './memoryStores.ts'
import { createMemoryTables, type MemoryTables } from './memoryTables.ts'

const AN_HOUR_MS = 3_600_000

export interface TestDeps {
  deps: Deps
  tables: MemoryTables
  /** Every event so far, in order. */
  published: DomainEvent[]
  createUser(name: string, role?: UserRole): Person
  createTrip(people: { driver: Person | null; organizer: Person }): TripRecord
  /** Books, or changes the booking there is. */
  book(tripId: string, person: Person, status: Booking['status']): void
  /** As somebody with a live session asks. */
  actorOf(person: Person): Actor
}

/** All that operations reach, in memory: no limit, and ids that count. */
export function createTestDeps(now: () => Date = () => new Date()): TestDeps {
  const tables = createMemoryTables()
  const published: DomainEvent[] = []
  let ids = 0
  const newId = () => `id-${String((ids += 1)).padStart(5, '0')}`
  const stores = createMemoryStores(tables)
  const deps: Deps = {
    ...stores,
    standings: followStandings(createMemoryStandingStore(tables)),
    // Trips in memory change where they stand: no reading of one is the last.
    followedTrips: { has: () => false, add: () => undefined },
    receipts: createReceiptBatches({
      store: stores.conversations.moveWatermarks,
      elapsed: () => now().getTime(),
    }),
    presence: { see: async () => undefined },
    limiter: { take: async () => undefined, refund: async () => undefined },
    shield: true,
    serializer: createSerializer(),
    events: createEventBus((error) => {
      throw error
    }),
    now,
    newId,
  }
  deps.events.subscribe((event) => void published.push(event))

  return {
    ...{ deps, tables, published },
    createUser(name, role = 'USER') {
      const userId = `user-${name.toLowerCase()}`
      const email = `${userId}@steppergo.test`
      tables.users.set(userId, {
        ...{ id: userId, name, email, role, locale: 'en', passwordHash: 'none' },
      })
      return { userId, name }
    },
    createTrip({ driver, organizer }) {
      const departureAt = new Date(now().getTime() + 24 * AN_HOUR_MS)
      const trip: TripRecord = {
        ...{ id: newId(), title: 'Almaty to Bishkek', origin: 'Almaty', destination: 'Bishkek' },
        ...{ departureAt, arrivalAt: new Date(departureAt.getTime() + 4 * AN_HOUR_MS) },
        ...{ timeZone: 'Asia/Almaty', status: 'SCHEDULED', driver, organizer, bookings: [] },
      }
      tables.trips.set(trip.id, trip)
      return trip
    },
    book(tripId, person, status) {
      const bookings = tables.trips.get(tripId)?.bookings ?? []
      const known = bookings.find(({ userId }) => userId === person.userId)
      if (known) known.status = status
      else bookings.push({ ...person, status })
    },
    actorOf({ userId, name }) {
      const user = tables.users.get(userId)
      return {
        ...{ userId, name, email: user?.email ?? '', locale: 'en', role: user?.role ?? 'USER' },
        sessionId: `session-${userId}`,
        sessionExpiresAt: new Date(now().getTime() + 1_000 * AN_HOUR_MS),
      }
    },
  }
}
