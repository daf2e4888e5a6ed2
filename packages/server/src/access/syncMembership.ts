import type { ConversationPlace } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import { announceMessage } from '../messages/announceMessage.ts'
import { membersOf } from './members.ts'

export const LEFT_REASON = 'You no longer take part in this trip'
const MAX_ROUNDS = 5

/**
 * Makes the participants of a conversation follow its trip: who may no longer enter is out before
 * this resolves, who may is in. Safe to repeat and to run on several nodes at once: a change is
 * followed by another look at the trip, so that what was written from an older look does not stay.
 */
export function syncMembership(deps: Deps, conversation: ConversationPlace): Promise<void> {
  return deps.serializer.run(`members:${conversation.id}`, async () => {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      if (!(await followTrip(deps, conversation))) return
    }
  })
}

async function followTrip(deps: Deps, conversation: ConversationPlace): Promise<boolean> {
  // note: not `find`, which may remember what has just changed.
  const [trip] = await deps.trips.findMany([conversation.tripId])
  const members = trip ? membersOf(trip) : []
  const changes = await deps.conversations.setMembers({
    conversationId: conversation.id,
    members,
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
  // Another node may have stored a leaving that this one's sockets have not followed yet.
  deps.events.publish({
    type: 'members.read',
    conversationId: conversation.id,
    tripId: conversation.tripId,
    userIds: members.map(({ userId }) => userId),
  })
  for (const { message } of changes) announceMessage(deps, message, conversation.tripId)
  return changes.length > 0
}
