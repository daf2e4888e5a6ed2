import { randomUUID } from 'node:crypto'
import { describe } from 'vitest'
import { createConversationStore } from '../src/storage/conversationStore.ts'
import { openDatabase } from '../src/storage/database.ts'
import { createMessageStore } from '../src/storage/messageStore.ts'
import { createModerationStore } from '../src/storage/moderationStore.ts'
import { createReportStore } from '../src/storage/reportStore.ts'
import { createTripDirectory } from '../src/storage/tripDirectory.ts'
import { createTestDeps } from '../src/testing/createTestDeps.ts'
import { describeModerationContract } from '../src/testing/moderationContract.ts'
import { describeReportContract } from '../src/testing/reportContract.ts'
import { describeStoreContract, type StoreFixture } from '../src/testing/storeContract.ts'
import { createTestDatabase } from './testDatabase.ts'
import { createUser } from './world.ts'

describe('[DB6] stores in memory', () => {
  const open = async (): Promise<StoreFixture> => {
    const { deps, createUser, createTrip, book } = createTestDeps()
    return {
      stores: deps,
      createUser: async (name) => createUser(name),
      createTrip: async (people) => createTrip(people).id,
      book: async (tripId, person, status) => book(tripId, person, status),
      close: async () => undefined,
    }
  }
  describeStoreContract(open)
  describeReportContract(open)
  describeModerationContract(open)
})

describe('[DB6] stores in PostgreSQL', () => {
  describeStoreContract(openPostgres)
  describeReportContract(openPostgres)
  describeModerationContract(openPostgres)
})

async function openPostgres(): Promise<StoreFixture> {
  const test = await createTestDatabase()
  const database = openDatabase({
    url: test.url,
    poolSize: 4,
    onError: (error) => {
      throw error
    },
  })
  return {
    stores: {
      conversations: createConversationStore(database),
      messages: createMessageStore(database, { lanes: 2 }),
      trips: createTripDirectory(database),
      reports: createReportStore(database),
      moderation: createModerationStore(database),
    },
    async createUser(name) {
      const { userId } = await createUser(test, name)
      return { userId, name }
    },
    async createTrip({ driver, organizer }) {
      const id = randomUUID()
      await test.query(
        `INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt",
           "driverId", "organizerId")
         VALUES ($1, 'Almaty to Bishkek', 'Almaty', 'Bishkek', now(), now(), $2, $3)`,
        [id, driver?.userId ?? null, organizer.userId],
      )
      return id
    },
    async book(tripId, { userId }, status) {
      const changed = await test.query(
        'UPDATE "Booking" SET "status" = $3 WHERE "tripId" = $1 AND "userId" = $2 RETURNING 1',
        [tripId, userId, status],
      )
      if (changed.length > 0) return
      await test.query(
        'INSERT INTO "Booking" ("id", "tripId", "userId", "status") VALUES ($1, $2, $3, $4)',
        [randomUUID(), tripId, userId, status],
      )
    },
    async close() {
      await database.close()
      await test.drop()
    },
  }
}
