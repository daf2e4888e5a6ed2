import type { ConversationRecord } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import { announceMessage } from '../messages/announceMessage.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'
import { membersOf } from './members.ts'

const LEFT_REASON = 'You no longer take part in this trip'

/**
 * Makes the participants of a conversation follow the trip: who may no longer enter is out before
 * this resolves, who may is in. Safe to repeat and to run on several nodes at once.
 */
export async function syncMembership(
  deps: Deps,
  conversation: ConversationRecord,
  trip: TripRecord | null,
): Promise<void> {
  const changes = await deps.conversations.setMembers({
    conversationId: conversation.id,
    members: trip ? membersOf(trip) : [],
    newId: deps.newId,
    now: deps.now(),
  })
  // note: removals are announced first, so that nobody hears of their own leaving.
  for (const { kind, userId } of changes) {
    if (kind !== 'left') continue
    deps.events.publish({
      type: 'participant.left',
      conversationId: conversation.id,
      userId,
      reason: LEFT_REASON,
    })
  }
  for (const { message } of changes) announceMessage(deps, message, conversation.tripId)
}
