import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { hashSessionToken, newSessionToken } from '../packages/server/src/auth/sessionToken.ts'
import { insertPast } from './past.ts'

export const secrets = {
  JWT_SECRET: 'a secret that only measurements know of, long enough',
  SESSION_SECRET: 'another secret that only measurements know of',
}

export interface Person {
  userId: string
  token: string
}

export interface Room {
  tripId: string
  people: Person[]
}

/** A set of trips with the same people: each workload writes into conversations of its own. */
export interface Group {
  name: string
  rooms: number
  people: number
}

export type World = Record<string, Room[]>

/** Users, sessions, trips and bookings, in a few statements. */
export async function createWorld(databaseUrl: string, groups: Group[]): Promise<World> {
  const count = Math.max(...groups.map(({ rooms, people }) => rooms * people))
  const everybody = Array.from({ length: count }, (_, index) => ({
    userId: `user-${index}-${randomUUID()}`,
    token: newSessionToken(),
  }))
  const world: World = {}
  for (const { name, rooms, people } of groups) {
    world[name] = Array.from({ length: rooms }, (_, index) => ({
      tripId: `trip-${name}-${index}`,
      people: everybody.slice(index * people, (index + 1) * people),
    }))
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await insertPeople(client, everybody)
  await insertTrips(client, Object.values(world).flat())
  await insertPast(client)
  await client.query('VACUUM ANALYZE')
  await client.end()
  return world
}

async function insertPeople(client: pg.Client, people: Person[]): Promise<void> {
  const ids = people.map(({ userId }) => userId)
  const hashes = people.map(({ token }) => hashSessionToken(secrets.SESSION_SECRET, token))
  await client.query(
    `INSERT INTO "User" ("id", "name", "email", "passwordHash")
     SELECT id, 'Aida ' || n, id || '@steppergo.test', 'none'
     FROM unnest($1::text[]) WITH ORDINALITY AS people(id, n)`,
    [ids],
  )
  await client.query(
    `INSERT INTO "Session" ("id", "userId", "tokenHash", "expiresAt")
     SELECT 'session-' || id, id, hash, now() + interval '1 day'
     FROM unnest($1::text[], $2::text[]) AS sessions(id, hash)`,
    [ids, hashes],
  )
}

/** The first drives, the second organizes, everybody else has a seat. */
async function insertTrips(client: pg.Client, rooms: Room[]): Promise<void> {
  const at = (index: number) => rooms.map(({ people }) => people[index]?.userId)
  await client.query(
    `INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt",
       "driverId", "organizerId")
     SELECT id, 'Almaty to Bishkek', 'Almaty', 'Bishkek', now() + interval '1 day',
       now() + interval '1 day 4 hours', driver, organizer
     FROM unnest($1::text[], $2::text[], $3::text[]) AS trips(id, driver, organizer)`,
    [rooms.map(({ tripId }) => tripId), at(0), at(1)],
  )
  const seats = rooms.flatMap(({ tripId, people }) =>
    people.slice(2).map(({ userId }) => ({ tripId, userId })),
  )
  await client.query(
    `INSERT INTO "Booking" ("id", "tripId", "userId", "status")
     SELECT trip || '/' || passenger, trip, passenger, 'CONFIRMED'
     FROM unnest($1::text[], $2::text[]) AS seats(trip, passenger)`,
    [seats.map(({ tripId }) => tripId), seats.map(({ userId }) => userId)],
  )
}
