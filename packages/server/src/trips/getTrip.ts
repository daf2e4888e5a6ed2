import {
  ChatError,
  ERROR_TEXT,
  type OperationInput,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import { canAccess } from '../access/canAccess.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentTrip } from './presentTrip.ts'

/**
 * One trip of the actor.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function getTrip(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'trip:get'>,
): Promise<OperationOutput<'trip:get'>> {
  const trip = await deps.trips.find(input.tripId)
  if (!trip) throw new ChatError('NOT_FOUND', 'Trip not found')
  const role = canAccess(actor.userId, trip)
  if (!role) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  return presentTrip(trip, role)
}
