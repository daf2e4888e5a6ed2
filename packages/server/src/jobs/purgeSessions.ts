import { setTimeout as sleep } from 'node:timers/promises'
import type { Task, TaskDeps } from './task.ts'

/** How long an ended session can still be looked up: who was signed in when. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000
/** Every row deleted rings a doorbell that each node answers with a query: a few, then a pause. */
const BATCH_SIZE = 100
const PAUSE_MS = 50

/** $1 the moment before which they expired, $2 how many. What another worker deletes is skipped. */
export const DELETE_EXPIRED_SESSIONS = `
DELETE FROM "Session" WHERE "id" = ANY(ARRAY(
  SELECT "id" FROM "Session" WHERE "expiresAt" < $1
  ORDER BY "expiresAt" LIMIT $2 FOR UPDATE SKIP LOCKED
)) RETURNING "id"`

/**
 * Deletes sessions thirty days after they expire, a batch at a time. A revoked one stays until then too.
 * A session that is gone opens nothing, just as one that is over.
 */
export const purgeSessions: Task = {
  name: 'purgeSessions',
  cron: '7 * * * *',
  async run(deps) {
    const before = new Date(deps.now().getTime() - KEPT_MS)
    let deleted = 0
    for (;;) {
      const count = await deleteBatch(deps, before)
      deleted += count
      if (count < BATCH_SIZE) return { deleted }
      await sleep(PAUSE_MS, undefined, { signal: deps.signal })
    }
  },
}

async function deleteBatch({ query }: TaskDeps, before: Date): Promise<number> {
  return (await query(DELETE_EXPIRED_SESSIONS, [before, BATCH_SIZE])).length
}
