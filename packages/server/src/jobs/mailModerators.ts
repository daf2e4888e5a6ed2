import type { ReportReason } from '@steppergo/chat-protocol'
import { composeModeratorMail, type Recipient } from './composeModeratorMail.ts'
import type { Query, Task } from './task.ts'

/** A moderator who is there takes up a case sooner than that. */
const PATIENCE_MS = 60_000

/**
 * $1 now, $2 the moment before which they were reported. What another worker has claimed is skipped.
 * note: presence is written and compared by the clock of the database, the only one that nodes share.
 */
const CLAIM_CASES = `
UPDATE "MessageReport" SET "mailedAt" = $1 WHERE "id" = ANY(ARRAY(
  SELECT "id" FROM "MessageReport"
  WHERE "status" = 'OPEN' AND "createdAt" <= $2 AND "caseId" = "id" AND "mailedAt" IS NULL
    AND NOT EXISTS (
      SELECT FROM "ModeratorPresence" WHERE "seenAt" > clock_timestamp() - interval '30 seconds'
    )
  FOR UPDATE SKIP LOCKED
)) RETURNING "id"`

const RECIPIENTS = `
SELECT "id" AS "userId", "email" AS "address", "locale" FROM "User"
WHERE "role" IN ('MODERATOR', 'ADMIN') ORDER BY "id"`

/** $1 cases. */
const COUNT_REPORTS = `
SELECT "reason", count(*)::int AS "count" FROM "MessageReport"
WHERE "caseId" = ANY($1) GROUP BY "reason"`

/**
 * Writes to every moderator when a case has waited for a minute and none of them is connected: one mail
 * to each about all such cases, and about a case once.
 *
 * The cases are claimed, the mails sent and the claim committed. Where no mail could be sent nothing is
 * committed, and the next run tries again. A worker that dies in between has sent mails of which nobody
 * knows: moderators may get them twice, and never not at all. Whom the server refuses while it
 * takes the mails of others gets none about these cases.
 */
export const mailModerators: Task = {
  name: 'mailModerators',
  cron: '* * * * *',
  run: ({ transaction, mailer, appUrl, now, signal }) =>
    transaction(async (query) => {
      const cases = await claimCases(query, now())
      if (cases.length === 0) return { cases: 0 }
      const recipients = await query<Recipient>(RECIPIENTS, [])
      if (recipients.length === 0) throw new Error('Reports wait and nobody is a moderator')
      const counts = await countReports(query, cases)
      const mails = recipients.map((one) => composeModeratorMail(one, { counts, appUrl }))
      return { cases: cases.length, ...(await mailer.send(mails, signal)) }
    }),
}

async function claimCases(query: Query, now: Date): Promise<string[]> {
  const before = new Date(now.getTime() - PATIENCE_MS)
  return (await query<{ id: string }>(CLAIM_CASES, [now, before])).map(({ id }) => id)
}

async function countReports(
  query: Query,
  cases: string[],
): Promise<Partial<Record<ReportReason, number>>> {
  const rows = await query<{ reason: ReportReason; count: number }>(COUNT_REPORTS, [cases])
  return Object.fromEntries(rows.map(({ reason, count }) => [reason, count]))
}
