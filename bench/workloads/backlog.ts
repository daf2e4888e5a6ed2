import type { Database } from '../database.ts'
import type { System } from '../systems/systems.ts'
import type { Person } from '../world.ts'

/** One message a second, the first one then. */
export const BACKLOG_BEGAN = Date.UTC(2026, 0, 1)

interface Backlog {
  conversationId: string
  count: number
  /** Who said all of it, one after the other. */
  senders: Person[]
}

/** Fills a conversation that exists; the server is to be started again after it. */
export async function insertBacklog(
  { tables }: System,
  database: Database,
  { conversationId, count, senders }: Backlog,
): Promise<void> {
  const ids = senders.map(({ userId }) => userId)
  const numbers = tables === 'product' ? ', "seq", "changedSeq", "tempId"' : ''
  const values = tables === 'product' ? `, n, n, 'tmp-' || n` : ''
  await database.query(
    `INSERT INTO "Message" ("id", "conversationId", "senderId", "content", "createdAt"${numbers})
     SELECT gen_random_uuid(), $1, ($2::text[])[1 + n % $3],
       'On my way, ten minutes from the eastern gate of the station, number ' || n,
       $4::timestamptz + n * interval '1 second'${values}
     FROM generate_series(1, $5::int) AS n`,
    [conversationId, ids, ids.length, new Date(BACKLOG_BEGAN), count],
  )
  if (tables !== 'product') return
  await database.query('UPDATE "Conversation" SET "lastSeq" = $2 WHERE "id" = $1', [
    conversationId,
    count,
  ])
}
