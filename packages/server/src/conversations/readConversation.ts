import { ChatError, ERROR_TEXT, type Participant, type Watermark } from '@steppergo/chat-protocol'
import { isSameMembers, membersOf } from '../access/members.ts'
import { syncMembership } from '../access/syncMembership.ts'
import type { Actor, Deps } from '../deps.ts'
import type {
  ConversationPlace,
  ConversationView,
  Page,
  ParticipantRecord,
} from './conversationStore.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'

/** Everything about a conversation as the actor may see it, with a page of its messages. */
export async function readConversation(
  deps: Deps,
  actor: Actor,
  place: ConversationPlace,
  page: Page,
) {
  const { id, tripId } = place
  let view = await findView(deps, actor, id, page)
  if (!isActive(view.participants, actor)) {
    await syncMembership(deps, place)
    view = await findView(deps, actor, id, page)
  }
  const { participants: records } = view
  // The trip that let the actor in is already history.
  if (!isActive(records, actor)) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  return {
    conversationId: id,
    tripId,
    head: view.lastSeq,
    unread: view.unread,
    closedAt: view.closedAt?.toISOString() ?? null,
    watermarks: presentWatermarks(records),
    participants: { records, presented: presentParticipants(records) },
    messages: view.messages,
  }
}

/**
 * Somebody whose booking is newer than the list of participants is put on it. That the list says what
 * a trip says is read once: whoever changes the trip rings, and then another reading of it counts.
 */
export async function ensureParticipant(
  deps: Deps,
  actor: Actor,
  conversation: ConversationPlace,
  trip: TripRecord,
): Promise<void> {
  if (deps.followedTrips.has(trip)) return
  const records = await deps.conversations.participants(conversation.id)
  if (isSameMembers(records, membersOf(trip))) deps.followedTrips.add(trip)
  else if (!isActive(records, actor)) await syncMembership(deps, conversation)
}

async function findView(
  deps: Deps,
  actor: Actor,
  id: string,
  page: Page,
): Promise<ConversationView> {
  const view = await deps.conversations.view(id, actor.userId, page)
  if (!view) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  return view
}

const isActive = (records: ParticipantRecord[], actor: Actor) =>
  records.some(({ userId, leftSeq }) => userId === actor.userId && leftSeq === null)

export function presentParticipants(records: ParticipantRecord[]): Participant[] {
  return records
    .filter(({ leftSeq }) => leftSeq === null)
    .map(({ userId, name, role }) => ({ userId, name, role }))
}

function presentWatermarks(records: ParticipantRecord[]): Record<string, Watermark> {
  return Object.fromEntries(
    records
      .filter(({ leftSeq }) => leftSeq === null)
      .map(({ userId, deliveredSeq, readSeq }) => [userId, { deliveredSeq, readSeq }]),
  )
}
