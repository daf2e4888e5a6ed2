import type { ConversationPlace } from '../conversations/conversationStore.ts'

type By = { conversationId: string } | { tripId: string }

const PLACES_MAX = 100_000

/** Which conversation belongs to which trip never changes, so it is read once. */
export function createPlaces(read: (by: By) => Promise<ConversationPlace | null>) {
  const byConversation = new Map<string, ConversationPlace>()
  const byTrip = new Map<string, ConversationPlace>()
  return {
    async find(by: By): Promise<ConversationPlace | null> {
      const known = 'tripId' in by ? byTrip.get(by.tripId) : byConversation.get(by.conversationId)
      if (known) return known
      const found = await read(by)
      if (!found) return null
      if (byTrip.size >= PLACES_MAX) for (const places of [byTrip, byConversation]) places.clear()
      const place = { id: found.id, tripId: found.tripId }
      byTrip.set(place.tripId, place)
      byConversation.set(place.id, place)
      return place
    },
  }
}
