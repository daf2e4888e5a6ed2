import type { Database } from '../database.ts'

const EACH = 50
const CONVERSATIONS_AT_ONCE = 20_000

/**
 * Fills the product's table of messages up to so many rows, with conversations of fifty. They come
 * in the order of their ids, which spares the indexes the random writes of years.
 */
export async function fillMessages(database: Database, rows: number): Promise<void> {
  const conversations = Math.ceil((rows - (await countMessages(database))) / EACH)
  // Nobody needs these rows after a crash, and who refers to what is known.
  await database.query('SET synchronous_commit = off')
  await database.query('SET session_replication_role = replica')
  for (let from = 1; from <= conversations; from += CONVERSATIONS_AT_ONCE) {
    const to = Math.min(from + CONVERSATIONS_AT_ONCE - 1, conversations)
    await database.query(insertConversations, [from, to, EACH])
    await database.query(insertMessages, [from, to, EACH])
  }
  await database.query('RESET session_replication_role')
  await database.query('RESET synchronous_commit')
  await database.query('VACUUM ANALYZE')
  // What is still to be written would otherwise be written during the measurement.
  await database.query('CHECKPOINT')
}

export async function countMessages(database: Database): Promise<number> {
  const sql = 'SELECT count(*)::int AS "messages" FROM "Message"'
  return (await database.query<{ messages: number }>(sql))[0]?.messages ?? 0
}

const id = `'earlier-' || lpad(c::text, 7, '0')`

const insertConversations = `
  INSERT INTO "Conversation" ("id", "tripId", "lastSeq", "lastMessageAt")
  SELECT ${id}, 'trip-' || ${id}, $3::int, now() - interval '1 day'
  FROM generate_series($1::int, $2::int) AS c`

const insertMessages = `
  INSERT INTO "Message" ("id", "conversationId", "seq", "changedSeq", "senderId", "content",
    "tempId", "createdAt")
  SELECT uuidv7(), ${id}, n, n, 'person-' || c || '-' || 1 + n % 5,
    'On my way, ten minutes from the eastern gate of the station, number ' || n, 'tmp-' || n,
    now() - interval '1 day' + n * interval '1 minute'
  FROM generate_series($1::int, $2::int) AS c, generate_series(1, $3::int) AS n`
