/** The naive server on plain `pg`: the driver's defaults, nothing prepared. */
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { serveNaively } from './naiveServer.ts'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
const columns =
  '"id", "conversationId", "senderId", "type", "content", "metadata", "status", "createdAt"'

async function first<Row extends pg.QueryResultRow>(sql: string, values: unknown[]) {
  return (await pool.query<Row>(sql, values)).rows[0] ?? null
}

serveNaively({
  findUser: (tokenHash) =>
    first(
      `SELECT u."id", u."name" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
       WHERE s."tokenHash" = $1 AND s."expiresAt" > now() AND s."revokedAt" IS NULL`,
      [tokenHash],
    ),
  findTrip: (tripId) => first('SELECT * FROM "Trip" WHERE "id" = $1', [tripId]),
  async hasBooking(tripId, userId) {
    const sql = `SELECT "id" FROM "Booking"
      WHERE "tripId" = $1 AND "userId" = $2 AND "status" = 'CONFIRMED' LIMIT 1`
    return (await first(sql, [tripId, userId])) !== null
  },
  findConversation: (id) => first('SELECT * FROM "Conversation" WHERE "id" = $1', [id]),
  async findOrCreateConversation(tripId) {
    const sql = `INSERT INTO "Conversation" ("id", "tripId") VALUES ($1, $2)
      ON CONFLICT ("tripId") DO UPDATE SET "tripId" = EXCLUDED."tripId" RETURNING "id"`
    const found = await first<{ id: string }>(
      'SELECT "id" FROM "Conversation" WHERE "tripId" = $1',
      [tripId],
    )
    const conversation = found ?? (await first<{ id: string }>(sql, [randomUUID(), tripId]))
    if (!conversation) throw new Error('Conversation not found')
    return conversation
  },
  async createMessage({ conversationId, senderId, content }) {
    const { rows } = await pool.query(
      `INSERT INTO "Message" ("id", "conversationId", "senderId", "content")
       VALUES ($1, $2, $3, $4) RETURNING ${columns}`,
      [randomUUID(), conversationId, senderId, content],
    )
    return rows[0]
  },
  async touchConversation(id) {
    await pool.query('UPDATE "Conversation" SET "lastMessageAt" = now() WHERE "id" = $1', [id])
  },
  async markRead(conversationId, userId) {
    await pool.query(
      `UPDATE "Message" SET "status" = 'READ'
       WHERE "conversationId" = $1 AND "senderId" <> $2 AND "status" <> 'READ'`,
      [conversationId, userId],
    )
  },
  async history(conversationId, before, limit) {
    const { rows } = await pool.query(
      `SELECT m.${columns.replaceAll(', ', ', m.')}, u."name" AS "senderName"
       FROM "Message" m LEFT JOIN "User" u ON u."id" = m."senderId"
       WHERE m."conversationId" = $1 AND m."createdAt" < $2
       ORDER BY m."createdAt" DESC LIMIT $3`,
      [conversationId, before ?? new Date(Date.now() + 60_000), limit],
    )
    return rows
  },
})
