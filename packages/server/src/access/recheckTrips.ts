import type { ConversationRecord } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import { syncMembership } from './syncMembership.ts'

/** Reads the trips of these conversations again and lets the participants follow. */
export async function recheckTrips(deps: Deps, conversations: ConversationRecord[]): Promise<void> {
  const found = await deps.trips.findMany(conversations.map(({ tripId }) => tripId))
  const trips = new Map(found.map((trip) => [trip.id, trip]))
  for (const conversation of conversations) {
    await syncMembership(deps, conversation, trips.get(conversation.tripId) ?? null)
  }
}
