import { randomUUID } from 'node:crypto'
import { hashSessionToken, newSessionToken } from '../src/auth/sessionToken.ts'
import type { TestDatabase } from './testDatabase.ts'

export const SESSION_SECRET = 'a session secret that only tests know of'
export const JWT_SECRET = 'another secret that only the tests know of'

export interface TestUser {
  userId: string
  name: string
  email: string
  /** A session token that is valid for an hour. */
  token: string
  sessionId: string
}

export interface World {
  tripId: string
  driver: TestUser
  organizer: TestUser
  passenger: TestUser
  /** Has a confirmed booking too. */
  secondPassenger: TestUser
  pending: TestUser
  cancelled: TestUser
  outsider: TestUser
  moderator: TestUser
  admin: TestUser
}

type Role = 'USER' | 'MODERATOR' | 'ADMIN'
type BookingStatus = 'PENDING' | 'CONFIRMED' | 'CANCELLED'

/** One trip from Almaty to Bishkek with somebody in every position. */
export async function createWorld(database: TestDatabase): Promise<World> {
  const driver = await createUser(database, 'Nurlan')
  const organizer = await createUser(database, 'Gulnara')
  const tripId = await createTrip(database, { driver, organizer })
  const book = async (name: string, status: BookingStatus) => {
    const user = await createUser(database, name)
    await createBooking(database, tripId, user, status)
    return user
  }
  return {
    tripId,
    driver,
    organizer,
    passenger: await book('Aida', 'CONFIRMED'),
    secondPassenger: await book('Timur', 'CONFIRMED'),
    pending: await book('Dilnoza', 'PENDING'),
    cancelled: await book('Bekzat', 'CANCELLED'),
    outsider: await createUser(database, 'Ruslan'),
    moderator: await createUser(database, 'Saule', 'MODERATOR'),
    admin: await createUser(database, 'Erlan', 'ADMIN'),
  }
}

export async function createUser(
  database: TestDatabase,
  name: string,
  role: Role = 'USER',
): Promise<TestUser> {
  const userId = `user-${name.toLowerCase()}-${randomUUID()}`
  const email = `${userId}@steppergo.test`
  await database.query(
    'INSERT INTO "User" ("id", "name", "email", "passwordHash", "role") VALUES ($1, $2, $3, $4, $5)',
    [userId, name, email, 'none', role],
  )
  return { userId, name, email, ...(await createSession(database, userId)) }
}

export async function createSession(
  database: TestDatabase,
  userId: string,
  expiresAt = new Date(Date.now() + 3_600_000),
): Promise<{ token: string; sessionId: string }> {
  const token = newSessionToken()
  const sessionId = randomUUID()
  await database.query(
    'INSERT INTO "Session" ("id", "userId", "tokenHash", "expiresAt") VALUES ($1, $2, $3, $4)',
    [sessionId, userId, hashSessionToken(SESSION_SECRET, token), expiresAt],
  )
  return { token, sessionId }
}

export async function createTrip(
  database: TestDatabase,
  people: { driver: TestUser | null; organizer: TestUser },
): Promise<string> {
  const tripId = `trip-${randomUUID()}`
  const departureAt = new Date(Date.now() + 86_400_000)
  const arrivalAt = new Date(departureAt.getTime() + 4 * 3_600_000)
  await database.query(
    `INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt",
       "driverId", "organizerId")
     VALUES ($1, 'Almaty to Bishkek', 'Almaty', 'Bishkek', $2, $3, $4, $5)`,
    [tripId, departureAt, arrivalAt, people.driver?.userId ?? null, people.organizer.userId],
  )
  return tripId
}

export async function createBooking(
  database: TestDatabase,
  tripId: string,
  user: TestUser,
  status: BookingStatus,
): Promise<void> {
  await database.query(
    'INSERT INTO "Booking" ("id", "tripId", "userId", "status") VALUES ($1, $2, $3, $4)',
    [randomUUID(), tripId, user.userId, status],
  )
}
