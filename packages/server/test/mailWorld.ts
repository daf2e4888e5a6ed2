import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import { mailModerators } from '../src/jobs/mailModerators.ts'
import type { MailSettings } from '../src/jobs/mailer.ts'
import { createJobsWorld, said, soon } from './jobsWorld.ts'
import { openSmtpInbox, type SmtpInbox } from './smtpInbox.ts'
import { createTrip, createUser, type TestUser } from './world.ts'

/** Comes when it is called, whatever the clock says while the tests run. */
const { cron: _, ...mailOnCall } = mailModerators

export type MailWorld = Awaited<ReturnType<typeof createMailWorld>>

interface NewReport {
  reason?: string
  status?: 'OPEN' | 'ASSIGNED' | 'RESOLVED'
  /** How long ago. */
  seconds?: number
  comment?: string
  /** A case that is there, to which this is one more voice. */
  caseId?: string
}

/** Jobs, an SMTP server, and reports of messages that somebody called Canary has written. */
export async function createMailWorld() {
  const jobs = await createJobsWorld()
  const { database, lines } = jobs
  const author = await createUser(database, 'Canary')
  const tripId = await createTrip(database, { driver: author, organizer: author })
  await database.query('INSERT INTO "Conversation" ("id", "tripId") VALUES ($1, $1)', [tripId])
  let inbox = await openSmtpInbox()
  const { port } = inbox
  let seq = 0

  const settings = (auth: MailSettings['server']['auth'] = null): MailSettings => ({
    server: { host: '127.0.0.1', port, secure: false, auth },
    from: { name: 'StepperGO', address: 'chat@trips.example' },
  })

  async function change(user: TestUser, columns: { email?: string; locale?: string }) {
    for (const [column, value] of Object.entries(columns)) {
      await database.query(`UPDATE "User" SET "${column}" = $2 WHERE "id" = $1`, [
        user.userId,
        value,
      ])
    }
  }

  return {
    ...jobs,
    author,
    port,
    get inbox(): SmtpInbox {
      return inbox
    },
    /** Somebody who is written to. */
    async moderator(
      name: string,
      columns: { email?: string; locale?: string } = {},
      role: 'MODERATOR' | 'ADMIN' = 'MODERATOR',
    ): Promise<TestUser> {
      const user = await createUser(database, name, role)
      await change(user, columns)
      return { ...user, ...columns }
    },
    async report(options: NewReport = {}): Promise<string> {
      const { reason = 'SPAM', status = 'OPEN', seconds = 61, comment = null } = options
      const id = randomUUID()
      seq += 1
      await database.query(
        `INSERT INTO "Message" ("id", "conversationId", "seq", "changedSeq", "senderId", "content")
         VALUES ($1, $2, $3, $3, $4, 'canary said this, call +7 701 234 56 78')`,
        [id, tripId, seq, author.userId],
      )
      await database.query(
        `INSERT INTO "MessageReport" ("id", "caseId", "messageId", "conversationId", "reporterId",
           "reporterName", "reason", "status", "comment", "snapshot", "createdAt")
         VALUES ($1, $2, $1, $3, $4, 'Canary Reporter', $5::"ReportReason", $6::"ReportStatus", $7,
           '[{"content": "canary said this"}]', $8)`,
        [
          ...[id, options.caseId ?? id, tripId, author.userId, reason, status, comment],
          new Date(Date.now() - seconds * 1_000),
        ],
      )
      return id
    },
    startMailer: (mail: MailSettings | null = settings()) => jobs.start([mailOnCall], mail),
    settings,
    ask: () => jobs.enqueue('mailModerators'),
    /** Runs the job once and waits for its end. */
    async mail(): Promise<void> {
      const before = said('job done', lines).length
      await jobs.enqueue('mailModerators')
      await vi.waitFor(() => expect(said('job done', lines)).toHaveLength(before + 1), soon)
    },
    /** The cases that were written about. */
    async mailed(): Promise<unknown[]> {
      const rows = await database.query(
        'SELECT "id" FROM "MessageReport" WHERE "mailedAt" IS NOT NULL',
      )
      return rows.map(({ id }) => id)
    },
    /** A moderator was connected that long ago. */
    seen: ({ userId }: TestUser, seconds: number) =>
      database.query(
        `INSERT INTO "ModeratorPresence" VALUES ($1, now() - $2 * interval '1 second')
         ON CONFLICT ("userId") DO UPDATE SET "seenAt" = excluded."seenAt"`,
        [userId, seconds],
      ),
    stopSmtp: () => inbox.close(),
    async startSmtp() {
      inbox = await openSmtpInbox(port)
    },
    async close() {
      await jobs.close()
      await inbox.close()
    },
  }
}
