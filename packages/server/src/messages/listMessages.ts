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
  const conversation = await deps.conversations.findByTrip(trip.id)
  if (!conversation) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  const { participants, ...view } = await readConversation(deps, actor, conversation)
  const found = await deps.messages.history({
    viewerId: actor.userId,
    conversationId: conversation.id,
    before: input.before ?? null,
    after: input.after ?? null,
    limit: input.limit + 1,
  })
  const hasMore = found.length > input.limit
  const wanted = input.after === undefined ? found.slice(-input.limit) : found.slice(0, input.limit)
  return {
    ...view,
    messages: wanted.map((message) => presentMessage(message, actor.userId, participants.records)),
    hasMore,
    participants: participants.presented,
  }
}
