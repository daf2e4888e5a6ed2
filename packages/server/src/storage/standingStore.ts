import type { BlockRow, RestrictionRow, StandingStore } from '../standings/standingStore.ts'
import type { Database } from './database.ts'
import { blockChanges, databaseTime, restrictionChanges } from './sql/standings.ts'

export function createStandingStore({ query }: Database): StandingStore {
  return {
    async changesSince(since) {
      // note: the time first; what changes during the reading is read once more next time.
      const [time] = await query<{ now: Date }>(databaseTime, [])
      const [restrictions, blocks] = await Promise.all([
        query<RestrictionRow>(restrictionChanges, [since]),
        query<BlockRow>(blockChanges, [since]),
      ])
      return { restrictions, blocks, readAt: time?.now ?? new Date(0) }
    },
  }
}
