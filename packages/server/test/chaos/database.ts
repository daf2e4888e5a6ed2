import pg from 'pg'
import { applyMigrations } from '../../../../scripts/lib/migrate.mjs'
import type { TestDatabase } from '../testDatabase.ts'
import { createBooking, createTrip, createUser, type TestUser } from '../world.ts'
import type { TableRow } from './history.ts'

const TRIPS = 10
const TRAVELLERS = 18

export interface ChaosWorld {
  /** Everybody is on it. */
  hotTripId: string
  travellers: { user: TestUser; tripIds: string[] }[]
  impatient: TestUser
  /** Loses their booking half-way. */
  cancelled: TestUser
  /** Loses their session half-way, while the network is away. */
  revoked: TestUser
}

async function withClient<Result>(
  url: string,
  work: (query: TestDatabase['query']) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  // The database may be killed at any time; whoever asks hears of it by the query.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(async (sql, values = []) => (await client.query(sql, values)).rows)
  } finally {
    await client.end()
  }
}

/** Waits until the database is back, for it may have been killed. */
async function retrying<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 100) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** Ten trips, one with everybody on it. */
export async function prepareDatabase(url: string, sql?: string): Promise<ChaosWorld> {
  await applyMigrations(url)
  return withClient(url, async (query) => {
    if (sql) await query(sql)
    const database = { url, query, drop: async () => undefined }
    const user = (name: string) => createUser(database, name)
    const people: TestUser[] = []
    for (let index = 0; index < TRAVELLERS; index++) people.push(await user(`p${index}`))
    const at = (index: number) => {
      const person = people[index % TRAVELLERS]
      if (!person) throw new Error('There is no such person')
      return person
    }
    const tripIds = new Map(people.map((person) => [person, [] as string[]]))
    const take = async (tripId: string, person: TestUser) => {
      await createBooking(database, tripId, person, 'CONFIRMED')
      tripIds.get(person)?.push(tripId)
    }
    const hotTripId = await createTrip(database, { driver: at(0), organizer: at(0) })
    tripIds.get(at(0))?.push(hotTripId)
    for (const person of people.slice(1)) await take(hotTripId, person)
    for (let index = 1; index < TRIPS; index++) {
      const driver = at(index)
      const tripId = await createTrip(database, { driver, organizer: driver })
      tripIds.get(driver)?.push(tripId)
      await take(tripId, at(index + 5))
      await take(tripId, at(index + 10))
    }
    const [impatient, cancelled, revoked] = [
      await user('impatient'),
      await user('cancelled'),
      await user('revoked'),
    ]
    for (const one of [impatient, cancelled, revoked]) {
      await createBooking(database, hotTripId, one, 'CONFIRMED')
    }
    const travellers = people.map((person) => ({
      user: person,
      tripIds: tripIds.get(person) ?? [],
    }))
    return { hotTripId, travellers, impatient, cancelled, revoked }
  })
}

export const removeBooking = (url: string, tripId: string, userId: string) =>
  retrying(() =>
    withClient(url, (query) =>
      query(`UPDATE "Booking" SET "status" = 'CANCELLED' WHERE "tripId" = $1 AND "userId" = $2`, [
        tripId,
        userId,
      ]),
    ),
  )

export const revokeSession = (url: string, sessionId: string) =>
  retrying(() =>
    withClient(url, (query) =>
      query('UPDATE "Session" SET "revokedAt" = now() WHERE "id" = $1', [sessionId]),
    ),
  )

/** By trip: the newest seq that is committed. */
export const readHeads = (url: string): Promise<Record<string, number>> =>
  retrying(() =>
    withClient(url, async (query) => {
      const heads = await query('SELECT "tripId", "lastSeq" FROM "Conversation"')
      return Object.fromEntries(heads.map((row) => [row.tripId, Number(row.lastSeq)]))
    }),
  )

/** What is committed at one moment: the authority. */
export function readTable(
  url: string,
): Promise<{ table: TableRow[]; heads: Record<string, number> }> {
  return retrying(() =>
    withClient(url, async (query) => {
      const rows = await query(
        `SELECT c."tripId", c."lastSeq", m."id", m."seq", m."senderId", m."tempId"
         FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"`,
      )
      return {
        // The columns are those of the statement above.
        table: rows.map((row) => ({
          ...(row as unknown as TableRow),
          tempId: row.senderId === null ? null : (row.tempId as string | null),
        })),
        heads: Object.fromEntries(rows.map((row) => [row.tripId, Number(row.lastSeq)])),
      }
    }),
  )
}
