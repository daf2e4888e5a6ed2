import { readdir } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLANNING, type Statement } from '../src/storage/database.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Index Cond'?: string
  Plans?: Plan[]
}

const folder = new URL('../src/storage/sql/', import.meta.url)
const statements = await readStatements()
let database: TestDatabase
let client: pg.Client

/** As many rows as make a planner think of reading whole tables. */
const grown = `
INSERT INTO "User" ("id", "name", "email", "passwordHash")
SELECT 'u' || u, 'Timur', u || '@example.com', '' FROM generate_series(0, 699) u;
INSERT INTO "Session" ("id", "userId", "tokenHash", "expiresAt")
SELECT 's' || u, 'u' || u, 'h' || u, now() FROM generate_series(0, 699) u;
INSERT INTO "Trip" ("id", "title", "origin", "destination", "departureAt", "arrivalAt", "driverId",
  "organizerId")
SELECT 't' || t, 'Almaty to Bishkek', 'Almaty', 'Bishkek', now(), now(), 'u' || t, 'u' || t
FROM generate_series(1, 500) t;
INSERT INTO "Booking" ("id", "tripId", "userId")
SELECT 'b' || t || '-' || p, 't' || t, 'u' || (t * 3 + p) % 700
FROM generate_series(1, 500) t, generate_series(1, 3) p;
INSERT INTO "Conversation" ("id", "tripId", "lastSeq")
SELECT 'c' || c, 't' || c, 20 FROM generate_series(1, 500) c;
INSERT INTO "ConversationParticipant" ("conversationId", "userId", "name", "role")
SELECT 'c' || c, 'u' || (c * 3 + p) % 700, 'Timur', 'PASSENGER'
FROM generate_series(1, 500) c, generate_series(1, 4) p;
INSERT INTO "Message" ("id", "conversationId", "seq", "changedSeq", "senderId", "content", "tempId")
SELECT 'm' || c || '-' || n, 'c' || c, n, n, 'u' || (c * 3 + 1) % 700, 'On my way', 'x' || n
FROM generate_series(1, 500) c, generate_series(1, 20) n;
INSERT INTO "MessageReport" ("id", "caseId", "messageId", "conversationId", "reporterId",
  "reporterName", "reason", "snapshot", "status")
SELECT 'r' || c || '-' || v, 'r' || c || '-1', 'm' || c || '-1', 'c' || c, 'u' || (c * 3 + v) % 700,
  'Timur', 'SPAM', '[]', CASE WHEN c < 450 THEN 'RESOLVED' ELSE 'OPEN' END::"ReportStatus"
FROM generate_series(1, 500) c, generate_series(1, 2) v;
INSERT INTO "UserWarning" ("id", "userId", "reason")
SELECT 'w' || w, 'u' || w % 700, 'Be kind' FROM generate_series(1, 1000) w;
INSERT INTO "AuditEntry" ("seq", "at", "actorId", "actorName", "action", "subjectType", "subjectId",
  "reason", "details", "prevHash", "hash")
SELECT a, now(), 'u' || a % 7, 'Saule', 'user.warn', 'user', 'u' || a % 700, '', '{}', '', ''
FROM generate_series(1, 5000) a;
ANALYZE;`

beforeAll(async () => {
  database = await createTestDatabase()
  client = new pg.Client({ connectionString: database.url, options: PLANNING })
  await client.connect()
  await client.query(grown)
})
afterAll(async () => {
  await client.end()
  await database.drop()
})

async function readStatements(): Promise<Statement[]> {
  const found: Statement[] = []
  for (const name of await readdir(folder)) {
    const module: Record<string, unknown> = await import(new URL(name, folder).href)
    for (const value of Object.values(module)) {
      if (isStatement(value)) found.push(value)
    }
  }
  return found
}

function isStatement(value: unknown): value is Statement {
  return typeof value === 'object' && value !== null && 'name' in value && 'text' in value
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** What reads a table from one end to the other. */
function wholeReadings(plan: Plan): string[] {
  return nodesOf(plan)
    .filter((node) => /^(Seq|Index|Index Only|Bitmap Index) Scan$/.test(node['Node Type']))
    .filter((node) => node['Index Cond'] === undefined)
    .map((node) => `${node['Node Type']} of ${node['Relation Name'] ?? '?'}`)
}

describe('[DB7] the plan that is kept', () => {
  it.each(statements.map(({ name, text }) => ({ name, text })))(
    'of $name reads by index',
    async ({ text }) => {
      const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
      expect(wholeReadings(rows[0]['QUERY PLAN'][0].Plan)).toEqual([])
    },
  )

  it('would be told by this test if it read a table whole', async () => {
    const text =
      'SELECT c."id" FROM "Conversation" c JOIN "Message" m ON m."conversationId" = c."id"'
    const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
    expect(wholeReadings(rows[0]['QUERY PLAN'][0].Plan)).not.toEqual([])
  })
})
