import { EventEmitter } from 'node:events'
import {
  parseCronItems,
  run,
  type Task as QueueTask,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type { ChatConfig } from '../config.ts'
import { createLog, type Logger } from '../log.ts'
import { inTransaction } from './inTransaction.ts'
import { createMailer } from './mailer.ts'
import { createQueueLogger } from './queueLogger.ts'
import type { Task, TaskDeps } from './task.ts'
import { tasks as allTasks } from './tasks.ts'

/** Jobs of one worker at once: a long one does not keep the others waiting. */
const CONCURRENT_JOBS = 2
/** One for each job, one that listens, one for what is fetched and written between. */
const POOL_SIZE = CONCURRENT_JOBS + 2
/** How long a job in hand may go on once the worker stops; then it is given back. */
const FINISH_TIMEOUT_MS = 6_500
/** A run missed within this time, because no worker was there, is made good. */
const MISSED_MS = 60 * 60 * 1000

export interface JobWorker {
  log: Logger
  /** Takes no more jobs and resolves when those in hand are finished or, after 6.5 s, given back. */
  stop(): Promise<void>
  /** Resolves when the worker has ended, by `stop` or by itself. */
  ended: Promise<void>
}

export interface WorkerOptions {
  log?: Logger
  /** @default everything in `tasks.ts` */
  tasks?: readonly Task[]
  now?: () => Date
}

/**
 * Takes jobs from the queue in the database and does them, in this process and apart from the chat.
 * Any number of workers may share a database: each job is done by one of them.
 *
 * The queue's tables are made, or brought up to date, in the schema `graphile_worker`.
 *
 * @throws Error while PostgreSQL cannot be reached
 * @example
 * const worker = await createWorker(readConfig(process.env))
 * process.once('SIGTERM', () => void worker.stop())
 */
export async function createWorker(
  config: Pick<ChatConfig, 'databaseUrl' | 'logLevel' | 'appUrl' | 'mail'>,
  options: WorkerOptions = {},
): Promise<JobWorker> {
  const log = options.log ?? createLog(config.logLevel)
  const { tasks = allTasks, now = () => new Date() } = options
  const { appUrl } = config
  const mailer = createMailer(config.mail, log)
  const runner = await run({
    connectionString: named(config.databaseUrl),
    schema: 'graphile_worker',
    maxPoolSize: POOL_SIZE,
    concurrency: CONCURRENT_JOBS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: FINISH_TIMEOUT_MS,
    // note: without these the queue stops before it has written how its last jobs went.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: createQueueLogger(log),
    events: tellFailures(log),
    taskList: listTasks(tasks, { log, now, appUrl, mailer }),
    parsedCronItems: parseCronItems(tasks.flatMap(cronOf)),
  })
  const ended = runner.promise.catch((error: unknown) => {
    log.error({ err: error }, 'worker ended by itself')
  })
  return {
    log,
    ended,
    async stop() {
      await runner.stop()
      await ended
    },
  }
}

/** Under this name the connections stand in `pg_stat_activity`. */
function named(databaseUrl: string): string {
  return `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}application_name=steppergo-worker`
}

/** A run takes the place of an earlier one that still waits or was given up, so that none pile up. */
function cronOf({ name, cron }: Task) {
  if (cron === undefined) return []
  return [{ task: name, match: cron, options: { jobKey: name, backfillPeriod: MISSED_MS } }]
}

/** What all runs share. */
type SharedDeps = Pick<TaskDeps, 'log' | 'now' | 'appUrl' | 'mailer'>

function listTasks(tasks: readonly Task[], deps: SharedDeps): TaskList {
  return Object.fromEntries(tasks.map((task) => [task.name, toQueueTask(task, deps)]))
}

function toQueueTask(task: Task, deps: SharedDeps): QueueTask {
  return async (payload, helpers) => {
    const startedAt = performance.now()
    const taskDeps: TaskDeps = {
      ...deps,
      signal: helpers.abortSignal,
      // The statement's author vouches for the columns.
      query: async <Row>(text: string, values: unknown[]) =>
        (await helpers.query(text, values)).rows as Row[],
      transaction: (work) => inTransaction(helpers, work),
    }
    const counts = await Promise.race([task.run(taskDeps, payload), helpers.abortPromise])
    deps.log.info({ task: task.name, ...counts, ms: since(startedAt) }, 'job done')
  }
}

const since = (startedAt: number) => Math.round(performance.now() - startedAt)

function tellFailures(log: Logger): WorkerEvents {
  const events: WorkerEvents = new EventEmitter()
  events.on('job:error', ({ job, error }) => {
    const { task_identifier: task, attempts: attempt, max_attempts: attempts } = job
    const fields = { task, attempt, attempts, err: error }
    if (attempt < attempts) log.warn(fields, 'job failed; it is tried again')
    else log.error(fields, 'job given up')
  })
  return events
}
