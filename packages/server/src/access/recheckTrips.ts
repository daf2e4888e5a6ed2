import type { ConversationRecord } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import { syncMembership } from './syncMembership.ts'

/** Reads the trips of these conversations again and lets the participants follow. */
export async function recheckTrips(deps: Deps, conversations: ConversationRecord[]): Promise<void> {
  for (const conversation of conversations) await syncMembership(deps, conversation)
}
