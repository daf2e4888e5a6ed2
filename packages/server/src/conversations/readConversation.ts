import { ChatError, ERROR_TEXT, type Participant, type Watermark } from '@steppergo/chat-protocol'
import { syncMembership } from '../access/syncMembership.ts'
import type { Actor, Deps } from '../deps.ts'
import type { ConversationRecord, ParticipantRecord } from './conversationStore.ts'

/** Everything about a conversation that is not its messages, as the actor may see it. */
export async function readConversation(
  deps: Deps,
  actor: Actor,
  { id, tripId }: ConversationRecord,
) {
  await ensureParticipant(deps, actor, await findConversation(deps, id))
  // note: head is read before the messages, or a cursor could step over one that came between.
  const conversation = await findConversation(deps, id)
  const records = await deps.conversations.participants(id)
  // The trip that let the actor in is already history.
  if (!isActive(records, actor)) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  const unread = await deps.conversations.unreadCounts(id)
  return {
    conversationId: id,
    tripId,
    head: conversation.lastSeq,
    unread: unread.get(actor.userId) ?? 0,
    closedAt: conversation.closedAt?.toISOString() ?? null,
    watermarks: presentWatermarks(records),
    participants: { records, presented: presentParticipants(records) },
  }
}

/** Somebody whose booking is newer than the list of participants is put on it. */
export async function ensureParticipant(
  deps: Deps,
  actor: Actor,
  conversation: ConversationRecord,
): Promise<void> {
  const records = await deps.conversations.participants(conversation.id)
  if (!isActive(records, actor)) await syncMembership(deps, conversation)
}

async function findConversation(deps: Deps, id: string): Promise<ConversationRecord> {
  const conversation = await deps.conversations.find(id)
  if (!conversation) throw new ChatError('NOT_FOUND', ERROR_TEXT.conversationNotFound)
  return conversation
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
