import {
  CATCH_UP_MAX,
  PAGE_SIZE,
  type OperationInput,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import { requireTrip } from '../access/requireTrip.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentMessage } from '../messages/presentMessage.ts'
import { openConversation } from './openConversation.ts'
import { ensureParticipant, readConversation } from './readConversation.ts'

type Input = OperationInput<'join:conversation'>

/**
 * Enters the conversation of a trip and reads what is new since the cursor, or the newest page.
 *
 * With a cursor, `messages` are in the order of their changes and `hasMore` says that
 * `messages:since` has more; without one, or when `resync` is true, they are the newest page in
 * the order of the conversation and `hasMore` says that there is older history.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function joinConversation(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<OperationOutput<'join:conversation'>> {
  const trip = await requireTrip(deps, actor, input.tripId)
  const conversation = await openConversation(deps, trip)
  // note: a participant before the room, or one just let back in would hear of what was before.
  await ensureParticipant(deps, actor, conversation)
  // note: the room first, the cursor after it, or an event between the two would reach nobody.
  await actor.connection?.enter(conversation.id)
  try {
    const { participants, ...view } = await readConversation(deps, actor, conversation)
    const { cursor } = input
    const own = participants.records.find(({ userId }) => userId === actor.userId)
    // A cursor from before one's return continues what one may no longer see.
    const isOwn = cursor !== undefined && cursor.seq >= (own?.joinedSeq ?? 0)
    const isResumed = isOwn && (await fits(deps, conversation.id, view.head, cursor))
    const scope = { viewerId: actor.userId, conversationId: conversation.id }
    const limit = isResumed ? CATCH_UP_MAX : PAGE_SIZE
    const found = isResumed
      ? await deps.messages.since({ ...scope, afterSeq: cursor.seq, limit: limit + 1 })
      : await deps.messages.history({ ...scope, before: null, after: null, limit: limit + 1 })
    const messages = isResumed ? found.slice(0, limit) : found.slice(-limit)
    return {
      ...view,
      messages: messages.map((message) =>
        presentMessage(message, actor.userId, participants.records),
      ),
      hasMore: found.length > limit,
      resync: cursor !== undefined && !isResumed,
      participants: participants.presented,
    }
  } catch (error) {
    await actor.connection?.leave(conversation.id)
    throw error
  }
}

/** Whether the cursor was given out by this conversation as it stands, not by one since restored. */
async function fits(
  deps: Deps,
  conversationId: string,
  head: number,
  cursor: NonNullable<Input['cursor']>,
): Promise<boolean> {
  if (cursor.seq > head) return false
  if (cursor.messageId === null) return true
  return deps.messages.standsBefore(conversationId, cursor.messageId, cursor.seq)
}
