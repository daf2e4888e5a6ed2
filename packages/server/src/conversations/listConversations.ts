import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import { canAccess } from '../access/canAccess.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentMessage } from '../messages/presentMessage.ts'
import { presentTrip } from '../trips/presentTrip.ts'
import { presentParticipants } from './readConversation.ts'

/** The conversations the actor may enter now, newest activity first, with what a list shows. */
export async function listConversations(
  deps: Deps,
  actor: Actor,
  _input: OperationInput<'conversations:list'>,
): Promise<OperationOutput<'conversations:list'>> {
  const records = await deps.conversations.listFor(actor.userId)
  const ids = records.map(({ id }) => id)
  const [trips, last, unread, participants] = await Promise.all([
    deps.trips.findMany(records.map(({ tripId }) => tripId)),
    deps.messages.lastVisible(
      ids.map((conversationId) => ({ conversationId, viewerId: actor.userId })),
    ),
    deps.conversations.unreadOf(actor.userId),
    deps.conversations.participantsOfMany(ids),
  ])
  const conversations = records.flatMap((record) => {
    const trip = trips.find(({ id }) => id === record.tripId)
    const role = trip && canAccess(actor.userId, trip)
    if (!role) return []
    const people = participants.get(record.id) ?? []
    const message = last.get(record.id)
    return [
      {
        conversationId: record.id,
        tripId: record.tripId,
        trip: presentTrip(trip, role),
        participants: presentParticipants(people),
        lastMessage: message ? presentMessage(message, actor.userId, people) : null,
        unread: unread.get(record.id) ?? 0,
        closedAt: record.closedAt?.toISOString() ?? null,
      },
    ]
  })
  return { conversations }
}
