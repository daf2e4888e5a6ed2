import type { JobHelpers } from 'graphile-worker'
import type { Query } from './task.ts'

/** Runs the work in one transaction; whatever it throws rolls everything back. */
export function inTransaction<Result>(
  { withPgClient }: Pick<JobHelpers, 'withPgClient'>,
  work: (query: Query) => Promise<Result>,
): Promise<Result> {
  return withPgClient(async (client) => {
    let isCommitted = false
    try {
      await client.query('BEGIN')
      // The statement's author vouches for the columns.
      const result = await work(
        async <Row>(text: string, values: unknown[]) =>
          (await client.query(text, values)).rows as Row[],
      )
      await client.query('COMMIT')
      isCommitted = true
      return result
    } finally {
      if (!isCommitted) await client.query('ROLLBACK')
    }
  })
}
