import type { PresenceStore } from '../moderation/presenceStore.ts'
import type { Database } from './database.ts'
import { seeModerators } from './sql/presence.ts'

export function createPresenceStore({ query }: Database): PresenceStore {
  return {
    async see(userIds) {
      await query(seeModerators, [userIds])
    },
  }
}
