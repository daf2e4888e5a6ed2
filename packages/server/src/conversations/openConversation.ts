import { membersOf } from '../access/members.ts'
import type { Deps } from '../deps.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'
import type { ConversationPlace } from './conversationStore.ts'

/** The conversation of the trip; made by whoever comes first, and made once. */
export async function openConversation(deps: Deps, trip: TripRecord): Promise<ConversationPlace> {
  const existing = await deps.conversations.place({ tripId: trip.id })
  if (existing) return existing
  return deps.conversations.open({
    id: deps.newId(),
    tripId: trip.id,
    members: membersOf(trip),
    now: deps.now(),
  })
}
