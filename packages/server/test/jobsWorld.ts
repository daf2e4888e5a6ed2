import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { expect, vi } from 'vitest'
import { createWorker, type JobWorker } from '../src/jobs/createWorker.ts'
import type { MailSettings } from '../src/jobs/mailer.ts'
import { purgeSessions } from '../src/jobs/purgeSessions.ts'
import type { Task } from '../src/jobs/task.ts'
import { createLog } from '../src/log.ts'
import { startWorkerProcess, type WorkerProcess } from './jobsProcess.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'
import { createSession, createUser } from './world.ts'

export const APP_URL = 'https://trips.example'

const DAY_MS = 86_400_000
export const soon = { timeout: 10_000, interval: 25 }

/** Comes when it is called, whatever the clock says while the tests run. */
const { cron: _, ...purgeOnCall } = purgeSessions

export type LogLine = Record<string, unknown>
export type JobsWorld = Awaited<ReturnType<typeof createJobsWorld>>

export const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS)

export const said = (message: string, lines: LogLine[]) =>
  lines.filter(({ msg }) => msg === message)

/** A database with one person and no session, and what a test of jobs does with it. */
export async function createJobsWorld() {
  const database = await createTestDatabase()
  const { userId } = await createUser(database, 'Aida')
  await database.query('DELETE FROM "Session"')
  const workers: JobWorker[] = []
  const processes: WorkerProcess[] = []
  const lines: LogLine[] = []

  const enqueue = (task: string, payload: object = {}) =>
    database.query('SELECT graphile_worker.add_job($1, $2::json)', [task, JSON.stringify(payload)])

  return {
    database,
    /** What the workers in this process log. */
    lines,
    enqueue,
    /** A worker in this process; it purges when it is told to. */
    async start(
      tasks: readonly Task[] = [purgeOnCall],
      mail: MailSettings | null = null,
    ): Promise<JobWorker> {
      // pino writes an object on each line.
      const write = (line: string) => void lines.push(JSON.parse(line) as LogLine)
      const worker = await createWorker(
        { databaseUrl: database.url, logLevel: 'trace', appUrl: APP_URL, mail },
        { log: createLog('trace', { write }), tasks },
      )
      workers.push(worker)
      return worker
    },
    async startProcess(): Promise<WorkerProcess> {
      const child = startWorkerProcess(database.url)
      processes.push(child)
      await vi.waitFor(() => expect(said('worker started', child.lines)).toHaveLength(1), soon)
      return child
    },
    /** Runs the purge once and waits for its end. */
    async purge(): Promise<void> {
      const before = said('job done', lines).length
      await enqueue('purgeSessions')
      await vi.waitFor(() => expect(said('job done', lines)).toHaveLength(before + 1), soon)
    },
    endSession: async (expiresAt: Date) =>
      (await createSession(database, userId, expiresAt)).sessionId,
    endSessions: (count: number, expiresAt: Date) =>
      database.query(
        `INSERT INTO "Session" ("id", "userId", "tokenHash", "expiresAt")
         SELECT $2 || n, $1, $2 || n, $3 FROM generate_series(1, $4::int) n`,
        [userId, `${randomUUID()}-`, expiresAt, count],
      ),
    async sessions(): Promise<unknown[]> {
      return (await database.query('SELECT "id" FROM "Session"')).map(({ id }) => id)
    },
    /** Jobs that are not done. */
    async jobs(): Promise<number> {
      return (await database.query('SELECT "id" FROM graphile_worker.jobs')).length
    },
    holdSessions: () => holdSessions(database),
    async close() {
      for (const child of processes) child.kill()
      await Promise.all(workers.map((worker) => worker.stop().catch(() => {})))
      await database.drop()
    },
  }
}

/** Keeps everybody from the sessions until they are let go. */
async function holdSessions({ url, query }: TestDatabase) {
  const client = new pg.Client({ connectionString: url })
  // The database may be dropped before it is let go.
  client.on('error', () => {})
  await client.connect()
  await client.query('BEGIN')
  await client.query('LOCK TABLE "Session" IN ACCESS EXCLUSIVE MODE')
  return {
    /** Resolves when a worker waits for them. */
    untilMissed: () =>
      vi.waitFor(async () => {
        const held = await query(
          `SELECT 1 FROM pg_stat_activity
           WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'
             AND "application_name" = 'steppergo-worker'`,
        )
        expect(held).not.toHaveLength(0)
      }, soon),
    letGo: () => client.end(),
  }
}
