import type pg from 'pg'

export const PAST = { conversations: 1_000, messagesEach: 50 }

/**
 * Conversations of people who are not there today. Without them PostgreSQL would plan for empty
 * tables, keep those plans, and read whole tables as they fill: a state that lasts for minutes in
 * the life of a product and for all of a measurement.
 */
export async function insertPast(client: pg.Client): Promise<void> {
  await client.query(
    `INSERT INTO "Conversation" ("id", "tripId", "lastSeq", "lastMessageAt")
     SELECT 'past-' || c, 'past-trip-' || c, $2::int, now() FROM generate_series(1, $1::int) AS c`,
    [PAST.conversations, PAST.messagesEach],
  )
  await client.query(
    `INSERT INTO "ConversationParticipant" ("conversationId", "userId", "name", "role",
       "deliveredSeq", "readSeq")
     SELECT 'past-' || c, 'past-' || c || '-' || p, 'Timur', 'PASSENGER', $2::int, $2::int
     FROM generate_series(1, $1::int) AS c, generate_series(1, 5) AS p`,
    [PAST.conversations, PAST.messagesEach],
  )
  await client.query(
    `INSERT INTO "Message" ("id", "conversationId", "seq", "changedSeq", "senderId", "content",
       "tempId", "createdAt")
     SELECT gen_random_uuid(), 'past-' || c, n, n, 'past-' || c || '-' || 1 + n % 5,
       'On my way, ten minutes from the eastern gate of the station, number ' || n, 'tmp-' || n,
       now() - interval '1 day' + n * interval '1 minute'
     FROM generate_series(1, $1::int) AS c, generate_series(1, $2::int) AS n`,
    [PAST.conversations, PAST.messagesEach],
  )
}
