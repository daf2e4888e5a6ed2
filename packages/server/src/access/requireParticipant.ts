import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import type { ConversationPlace } from '../conversations/conversationStore.ts'
import type { Actor, Deps } from '../deps.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'
import { requireTrip } from './requireTrip.ts'

/**
 * The conversation and its trip, if the actor belongs to it by the booking as it stands now.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function requireParticipant(
  deps: Deps,
  actor: Actor,
  conversationId: string,
): Promise<{ conversation: ConversationPlace; trip: TripRecord }> {
  const conversation = await deps.conversations.place({ conversationId })
  if (!conversation) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  const trip = await requireTrip(deps, actor, conversation.tripId)
  return { conversation, trip }
}
