import type { SystemEvent } from '@steppergo/chat-protocol'
import { syncMembership } from '../access/syncMembership.ts'
import { openConversation } from '../conversations/openConversation.ts'
import type { Deps } from '../deps.ts'
import { announceMessage } from '../messages/announceMessage.ts'
import type { Metadata } from '../messages/messageStore.ts'

/** People keep talking after a trip: "I left my bag". Then the conversation is read-only. */
const OPEN_AFTER_TRIP_MS = 72 * 60 * 60 * 1000

/**
 * What the host tells the chat of a trip. `id` names the event: telling it again, on any node,
 * changes nothing.
 */
export type TripEvent = { tripId: string } & (
  | { type: 'participants.changed' }
  | { type: 'trip.departed'; id: string }
  | { type: 'trip.delayed'; id: string; departureAt: Date }
  | { type: 'trip.completed'; id: string }
  | { type: 'trip.cancelled'; id: string }
)

const TEXT: Record<Exclude<TripEvent['type'], 'participants.changed'>, string> = {
  'trip.departed': 'The trip has started',
  'trip.delayed': 'The departure has moved',
  'trip.completed': 'The trip is over',
  'trip.cancelled': 'The trip is cancelled',
}

/** Lets a conversation follow its trip: people, SYSTEM messages, closing. */
export async function applyTripEvent(deps: Deps, event: TripEvent): Promise<void> {
  const trip = await deps.trips.find(event.tripId)
  if (!trip) return
  const conversation = await openConversation(deps, trip)
  await syncMembership(deps, conversation)
  if (event.type === 'participants.changed') return
  const now = deps.now()
  const outcome = await deps.messages.insertOnce({
    id: deps.newId(),
    conversationId: conversation.id,
    senderId: null,
    type: 'SYSTEM',
    content: TEXT[event.type],
    metadata: systemMetadata(event),
    tempId: event.id,
    createdAt: now,
  })
  if (outcome.type !== 'created' && outcome.type !== 'duplicate') return
  if (outcome.type === 'created') announceMessage(deps, outcome.message, conversation.tripId)
  if (event.type === 'trip.completed' || event.type === 'trip.cancelled') {
    // Also when told again: whoever told it first may have died before this line.
    const { createdAt } = outcome.message
    await deps.conversations.close(
      conversation.id,
      new Date(createdAt.getTime() + OPEN_AFTER_TRIP_MS),
    )
  }
}

function systemMetadata(event: Exclude<TripEvent, { type: 'participants.changed' }>): Metadata {
  const name: SystemEvent = event.type
  return event.type === 'trip.delayed'
    ? { event: name, departureAt: event.departureAt.toISOString() }
    : { event: name }
}
