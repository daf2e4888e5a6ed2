import type { ConversationPlace } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import { isSameMembers, membersOf } from './members.ts'
import { syncMembership } from './syncMembership.ts'

/**
 * Reads the trips of these conversations again, all in two statements, and lets the participants
 * follow where somebody has come or gone.
 */
export async function recheckTrips(deps: Deps, conversations: ConversationPlace[]): Promise<void> {
  const [trips, participants] = await Promise.all([
    deps.trips.findMany(conversations.map(({ tripId }) => tripId)),
    deps.conversations.participantsOfMany(conversations.map(({ id }) => id)),
  ])
  const byId = new Map(trips.map((trip) => [trip.id, trip]))
  for (const conversation of conversations) {
    const trip = byId.get(conversation.tripId)
    const members = trip ? membersOf(trip) : []
    if (isSameMembers(participants.get(conversation.id) ?? [], members)) {
      deps.events.publish({
        type: 'members.read',
        conversationId: conversation.id,
        tripId: conversation.tripId,
        userIds: members.map(({ userId }) => userId),
      })
    } else {
      await syncMembership(deps, conversation)
    }
  }
}
