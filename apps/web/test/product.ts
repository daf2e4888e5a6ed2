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
