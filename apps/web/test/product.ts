import { randomUUID } from 'node:crypto'
import { seed } from '../../../scripts/lib/demo.mjs'
import { freePort } from '../../../scripts/lib/ports.mjs'
import { startServer } from '../../../scripts/lib/server.mjs'
import {
  createTestDatabase,
  type TestDatabase,
} from '../../../packages/server/test/testDatabase.ts'
import { JWT_SECRET, SESSION_SECRET } from '../../../packages/server/test/world.ts'
import { startLine, type Line } from './line.ts'

export const DEMO_PASSWORD = 'ride-together'

export interface Product {
  /** What the browser is given: a line to the server that can be held and cut. */
  url: string
  line: Line
  database: TestDatabase
  /** SIGKILL, as a machine that loses power. */
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** The compiled product on a seeded database of its own, as `npm start` runs it. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const database = await createTestDatabase()
  await seed(database.url)
  const port = await freePort()
  const line = await startLine(port)
  const url = `http://localhost:${line.port}`
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    NEXT_PUBLIC_APP_URL: url,
    JWT_SECRET,
    SESSION_SECRET,
    PORT: String(port),
    LOG_LEVEL: 'error',
    STEPPERGO_DEMO: '1',
    CHAT_MESSAGES_PER_MINUTE: '600',
    ...settings,
  }
  let server = await startServer({ port, dev: false, env })
  return {
    url,
    line,
    database,
    async kill() {
      server.kill()
      await server.exited
    },
    async start() {
      server = await startServer({ port, dev: false, env })
    },
    async stop() {
      await server.stop()
      await line.close()
      await database.drop()
    },
  }
}

export interface RideOptions {
  driver: string
  passenger: string
}

/** A new trip of two people, so that a message is READ when the other one has read it. */
export async function createRide(
  { database }: Product,
  { driver, passenger }: RideOptions,
): Promise<{ tripId: string; title: string }> {
  const tripId = `trip-${randomUUID()}`
  const title = 'Almaty → Taraz'
  await database.query(
    `INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt",
       "driverId", "organizerId")
     SELECT $1, $2, 'Almaty', 'Taraz', now() + interval '1 day', now() + interval '1 day 6 hours',
       "id", "id" FROM "User" WHERE "email" = $3`,
    [tripId, title, driver],
  )
  await database.query(
    `INSERT INTO "Booking" ("id", "tripId", "userId", "status")
     SELECT $1, $2, "id", 'CONFIRMED' FROM "User" WHERE "email" = $3`,
    [randomUUID(), tripId, passenger],
  )
  return { tripId, title }
}

export interface Filling {
  count: number
  /** Up to which message somebody has read, by e-mail; all of them where nothing is said. */
  readUpTo?: Record<string, number>
  /** Between two messages. */
  everySeconds?: number
  /** Who writes all of it, by e-mail; driver and passenger by turns where nothing is said. */
  by?: string
  textOf?: (number: number) => string
}

const roadText = (number: number) =>
  `Message ${number}${', and a word about the road'.repeat(number % 7)}`

/**
 * Fills the conversation of a trip that nobody has opened yet; the driver speaks first, and the last
 * message was written just now.
 */
export async function fillConversation(
  { database }: Product,
  tripId: string,
  { count, readUpTo = {}, everySeconds = 60, by, textOf = roadText }: Filling,
): Promise<void> {
  await database.query(
    // One statement, so that the server sees all of it or nothing.
    `WITH people AS (
       SELECT u."id", u."name", u."email", m.role::"ParticipantRole"
       FROM (SELECT "driverId" AS id, 'DRIVER' AS role FROM "Trip" WHERE "id" = $2
             UNION ALL SELECT "userId", 'PASSENGER' FROM "Booking" WHERE "tripId" = $2) m
       JOIN "User" u ON u."id" = m.id
     ), conversation AS (
       INSERT INTO "Conversation" ("id", "tripId", "lastSeq", "lastMessageAt")
       VALUES ($1, $2, $4, now())
     ), participants AS (
       INSERT INTO "ConversationParticipant"
         ("conversationId", "userId", "name", "role", "deliveredSeq", "readSeq")
       SELECT $1, "id", "name", role, coalesce(($3::jsonb ->> "email")::int, $4),
         coalesce(($3::jsonb ->> "email")::int, $4)
       FROM people
     )
     INSERT INTO "Message"
       ("id", "conversationId", "seq", "changedSeq", "senderId", "content", "tempId", "createdAt")
     SELECT $1 || '-' || n, $1, n, n, people."id",
       content, 'filled-' || n, now() - ($4::int - n) * make_interval(secs => $5)
     FROM unnest($6::text[]) WITH ORDINALITY AS given(content, n)
     JOIN people ON CASE WHEN $7::text IS NULL
       THEN role = CASE n % 2 WHEN 1 THEN 'DRIVER' ELSE 'PASSENGER' END::"ParticipantRole"
       ELSE "email" = $7 END`,
    [
      ...[`filled-${randomUUID()}`, tripId, JSON.stringify(readUpTo), count, everySeconds],
      Array.from({ length: count }, (_, index) => textOf(index + 1)),
      by ?? null,
    ],
  )
}

/** What people have written in the conversation of a trip, in its order, as the database has it. */
export async function stored({ database }: Product, tripId: string): Promise<unknown[]> {
  const rows = await database.query(
    `SELECT m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 AND m."type" = 'TEXT' ORDER BY m."seq"`,
    [tripId],
  )
  return rows.map(({ content }) => content)
}
