import { randomUUID } from 'node:crypto'
import { DEMO_PASSWORD, type Product } from '../product.ts'

/** Short ones and long ones: what is not measured yet must not move what is. */
export const textOf = (number: number): string =>
  `number ${number}${' and some words more of it'.repeat((number * 7) % 5)}`

interface Backlog {
  tripId: string
  reader: string
  writer: string
  count: number
  /** How many of them the reader has not seen. */
  unread: number
}

/**
 * A conversation in which one has written everything, a minute apart. One statement: the server does
 * not wait for the rest of it.
 */
export async function insertConversation({ database }: Product, backlog: Backlog): Promise<void> {
  const { tripId, reader, writer, count, unread } = backlog
  const contents = Array.from({ length: count }, (_, index) => textOf(index + 1))
  await database.query(
    `WITH conversation AS (
       INSERT INTO "Conversation" ("id", "tripId", "lastSeq", "lastMessageAt")
       VALUES ($1, $2, $5, now())
     ), participants AS (
       INSERT INTO "ConversationParticipant"
         ("conversationId", "userId", "name", "role", "deliveredSeq", "readSeq")
       SELECT $1, u."id", u."name",
         (CASE WHEN u."id" = t."driverId" THEN 'DRIVER' ELSE 'PASSENGER' END)::"ParticipantRole",
         $5, CASE WHEN u."email" = $3 THEN $6::int ELSE $5 END
       FROM "User" u, "Trip" t WHERE t."id" = $2 AND u."email" IN ($3, $4)
     )
     INSERT INTO "Message"
       ("id", "conversationId", "seq", "changedSeq", "senderId", "content", "tempId", "createdAt")
     SELECT gen_random_uuid(), $1, n, n, u."id", content, 'backlog-' || n,
       now() - ($5::int - n) * interval '1 minute'
     FROM "User" u, unnest($7::text[]) WITH ORDINALITY AS given(content, n) WHERE u."email" = $4`,
    [randomUUID(), tripId, reader, writer, count, count - unread, contents],
  )
}

/** What is stored, in its order. */
export async function stored({ database }: Product, tripId: string): Promise<unknown[]> {
  const rows = await database.query(
    `SELECT m."content" FROM "Message" m JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 AND m."type" = 'TEXT' ORDER BY m."seq"`,
    [tripId],
  )
  return rows.map(({ content }) => content)
}

/** Somebody who writes without a browser. */
export async function signInWriter({ url }: Product, email: string) {
  const { token } = await post<{ token: string }>(`${url}/api/auth/sign-in`, {
    email,
    password: DEMO_PASSWORD,
  })
  return async (tripId: string, content: string) => {
    const message = { tripId, content, tempId: randomUUID() }
    await post(`${url}/api/messages/send`, message, { authorization: `Bearer ${token}` })
  }
}

async function post<Answer>(url: string, body: unknown, headers = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
  return response.json()
}
