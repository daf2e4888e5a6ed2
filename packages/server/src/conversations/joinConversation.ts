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
  await ensureParticipant(deps, actor, conversation, trip)
  // note: the room first, the cursor after it, or an event between the two would reach nobody.
  await actor.connection?.enter(conversation.id)
  try {
    const { cursor } = input
    const newest = { before: null, limit: PAGE_SIZE + 1 }
    const since = cursor && { since: cursor.seq, limit: CATCH_UP_MAX + 1 }
    const [first, isKnown] = await Promise.all([
      readConversation(deps, actor, conversation, since ?? newest),
      cursor ? isOurs(deps, conversation.id, cursor) : false,
    ])
    const isResumed = cursor !== undefined && isKnown && continues(first, actor, cursor)
    const {
      participants,
      messages: found,
      ...view
    } = cursor && !isResumed ? await readConversation(deps, actor, conversation, newest) : first
    const limit = isResumed ? CATCH_UP_MAX : PAGE_SIZE
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

type Cursor = NonNullable<Input['cursor']>

/** Whether what comes after the cursor is all that its holder lacks. */
function continues(
  { head, participants }: Awaited<ReturnType<typeof readConversation>>,
  { userId }: Actor,
  { seq }: Cursor,
): boolean {
  const own = participants.records.find((participant) => participant.userId === userId)
  // A cursor from before one's return continues what one may no longer see.
  return seq <= head && seq >= (own?.joinedSeq ?? 0)
}

/** Whether the cursor was given out by this conversation as it stands, not by one since restored. */
async function isOurs(deps: Deps, conversationId: string, cursor: Cursor): Promise<boolean> {
  if (cursor.messageId === null) return true
  return deps.messages.standsBefore(conversationId, cursor.messageId, cursor.seq)
}
