import type { Logger } from '../log.ts'
import type { Mailer } from './mailer.ts'

export type Query = <Row>(text: string, values: unknown[]) => Promise<Row[]>

/** What every task reaches. */
export interface TaskDeps {
  query: Query
  /** Runs the work in one transaction; whatever it throws rolls everything back. */
  transaction<Result>(work: (query: Query) => Promise<Result>): Promise<Result>
  mailer: Mailer
  /** Where people open the product; no slash at its end. */
  appUrl: string
  now: () => Date
  log: Logger
  /** Says that the worker waits for this run no longer: another one begins it anew. */
  signal: AbortSignal
}

/** One kind of work in the background. It may run again at any time and must not mind. */
export interface Task {
  name: string
  /** When it comes by itself, in the words of cron and in UTC; made good if missed in the last hour. */
  cron?: string
  /** Answers with what the log shall tell of the run: counts, never contents. */
  run(deps: TaskDeps, payload: unknown): Promise<Record<string, number>>
}
