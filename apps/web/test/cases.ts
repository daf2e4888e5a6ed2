import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { ReportReason } from '@steppergo/chat-protocol'
import { DESK, visit, type Stage, type Visitor } from './browser.ts'
import { fillConversation, type Product } from './product.ts'
import { createTrip } from './ux/pair.ts'

export const MODERATOR = 'saule@steppergo.test'
export const ADMIN = 'erlan@steppergo.test'

/** A conversation with something to complain of. */
export interface Scene {
  tripId: string
  conversationId: string
  /** What the driver wrote, and the passenger may report. */
  messageId: string
  text: string
  driverId: string
}

/** Driver and passenger by turns, the driver first; the one before the last is the driver's. */
export async function createScene(
  product: Product,
  { count = 3, alsoThere = [] as string[] } = {},
): Promise<Scene> {
  const tripId = await createTrip(product)
  for (const email of alsoThere) {
    await product.database.query(
      `INSERT INTO "Booking" ("id", "tripId", "userId", "status")
       SELECT $1, $2, "id", 'CONFIRMED' FROM "User" WHERE "email" = $3`,
      [randomUUID(), tripId, email],
    )
  }
  // Somebody else's words about the same trip would be found too.
  const mark = randomUUID().slice(0, 8)
  await fillConversation(product, tripId, {
    count,
    by: 'nurlan@steppergo.test',
    textOf: (number) => `Pay me in cash ${mark} ${number}`,
  })
  const rows = await product.database.query(
    `SELECT m."id", m."content", m."conversationId", m."senderId" FROM "Message" m
     JOIN "Conversation" c ON c."id" = m."conversationId"
     WHERE c."tripId" = $1 AND m."seq" = $2`,
    [tripId, Math.ceil(count / 2)],
  )
  const [row] = rows
  if (!row) throw new Error('The conversation is empty')
  return {
    tripId,
    conversationId: String(row['conversationId']),
    messageId: String(row['id']),
    text: String(row['content']),
    driverId: String(row['senderId']),
  }
}

/** Asks the API as whoever is signed in there. */
export async function ask(
  { context, page }: Pick<Visitor, 'context' | 'page'>,
  path: string,
  data?: object,
): Promise<Record<string, unknown>> {
  const { origin } = new URL(page.url())
  const answer = data
    ? await context.request.post(path, { data, headers: { Origin: origin } })
    : await context.request.get(path)
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
  const body: unknown = await answer.json()
  return body as Record<string, unknown> // Our API answers with objects.
}

interface Complaint {
  as: string
  reason?: ReportReason
  comment?: string
}

/** Somebody reports the message of a scene. */
export async function complain(
  stage: Stage,
  { messageId }: Pick<Scene, 'messageId'>,
  { as, reason = 'FRAUD', comment }: Complaint,
): Promise<void> {
  const reporter = await visit(stage, { as, path: '/reports', ...DESK })
  await ask(reporter, '/api/messages/report', {
    ...{ messageId, reason },
    ...(comment === undefined ? {} : { comment }),
  })
  await reporter.context.close()
}

/** The case about the message of a scene. */
export const caseOf = ({ page }: Visitor, { text }: Pick<Scene, 'text'>) =>
  page.getByRole('article').filter({ has: page.getByText(text, { exact: true }) })

/** Walks with j until the case has the focus; a page that has just come hears no key yet. */
export async function walkTo(moderator: Visitor, scene: Pick<Scene, 'text'>): Promise<void> {
  const goal = caseOf(moderator, scene)
  await goal.waitFor()
  const step = async () => {
    await moderator.page.keyboard.press('j')
    return goal.evaluate((element) => element === document.activeElement)
  }
  await expect.poll(step).toBe(true)
}
