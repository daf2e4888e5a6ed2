import {
  ChatError,
  ERROR_TEXT,
  type OperationInput,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import { requireTrip } from '../access/requireTrip.ts'
import { readConversation } from '../conversations/readConversation.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentMessage } from './presentMessage.ts'

/**
 * A page of the conversation of a trip, oldest first; without bounds the newest page. `hasMore`
 * tells whether there is more on the side that was asked for.
 *
 * @throws ChatError `NOT_FOUND` before the first message, `FORBIDDEN`
 */
export async function listMessages(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'messages:history'>,
): Promise<OperationOutput<'messages:history'>> {
  const trip = await requireTrip(deps, actor, input.tripId)
  const conversation = await deps.conversations.place({ tripId: trip.id })
  if (!conversation) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  const { limit, before = null, after } = input
  // A page is bounded on one side; the other bound of a range is cut off here.
  const bound = after === undefined ? { before } : { after }
  const page = { ...bound, limit: limit + 1 }
  const read = await readConversation(deps, actor, conversation, page)
  const { participants, messages, ...view } = read
  const found = messages.filter(({ seq }) => before === null || seq < before)
  const hasMore = found.length > limit
  const wanted = after === undefined ? found.slice(-limit) : found.slice(0, limit)
  return {
    ...view,
    messages: wanted.map((message) => presentMessage(message, actor.userId, participants.records)),
    hasMore,
    participants: participants.presented,
  }
}
