import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'
import { canAccess } from './canAccess.ts'

/**
 * The trip, if the actor may enter its conversation now.
 *
 * @throws ChatError `NOT_FOUND` where there is no such trip, `FORBIDDEN`
 */
export async function requireTrip(deps: Deps, actor: Actor, tripId: string): Promise<TripRecord> {
  const trip = await deps.trips.find(tripId)
  if (!trip) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  if (!canAccess(actor.userId, trip)) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  return trip
}
