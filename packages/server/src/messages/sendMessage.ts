import {
  ChatError,
  ERROR_TEXT,
  type OperationInput,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import { requireTrip } from '../access/requireTrip.ts'
import { syncMembership } from '../access/syncMembership.ts'
import type { ConversationPlace } from '../conversations/conversationStore.ts'
import { openConversation } from '../conversations/openConversation.ts'
import type { Actor, Deps } from '../deps.ts'
import { announceMessage } from './announceMessage.ts'
import type { InsertOutcome, MessageRecord } from './messageStore.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'
import { requireUnshielded } from './requireUnshielded.ts'

type Input = OperationInput<'message:send'>

interface Place {
  conversation: ConversationPlace
  trip: TripRecord
}

/**
 * Stores a message and announces it to the conversation.
 *
 * Safe to repeat: the same `tempId` from the same sender returns what was stored first and
 * announces nothing. Messages of one sender keep the order in which they were asked for.
 *
 * @throws ChatError `FORBIDDEN`, `NOT_FOUND`, `CONVERSATION_CLOSED`, `MUTED`, `SUSPENDED`,
 * `CONTACT_SHIELDED` for contacts while the trip is shielded, `CONFLICT` when the `tempId`
 * stands for another text
 */
export async function sendMessage(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<OperationOutput<'message:send'>> {
  const place = input.conversationId ?? input.tripId
  // Until it is handed to the store, which keeps the order; several may be under way there.
  const { storing } = await deps.serializer.run(`send:${actor.userId}:${place}`, async () => {
    const { conversation, trip } = await locate(deps, actor, input)
    const repeated = await pay(deps, actor, { conversation, trip, input })
    return { storing: repeated ?? insert(deps, actor, conversation, input) }
  })
  const outcome = await storing
  switch (outcome.type) {
    case 'created':
      return presentSent(outcome.message, false)
    case 'repeated':
      return presentRepeated(outcome.message, input)
    case 'duplicate':
      await deps.limiter.refund('message', actor.userId)
      return presentRepeated(outcome.message, input)
    case 'closed':
      throw new ChatError(
        'CONVERSATION_CLOSED',
        `This conversation is read-only since ${outcome.closedAt.toISOString()}: the trip is over`,
      )
    case 'notParticipant':
      throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
    case 'suspended':
      throw new ChatError('SUSPENDED', ERROR_TEXT.suspended)
    case 'muted':
      throw new ChatError('MUTED', `You may write again at ${outcome.until.toISOString()}`, {
        retryAfterMs: Math.max(0, outcome.until.getTime() - deps.now().getTime()),
      })
  }
}

/**
 * Pays for one message that may be sent. A repetition is neither paid nor judged again, so that an
 * answer which got lost can be had later too: then the message stored first is returned.
 *
 * @throws ChatError `RATE_LIMITED`, `CONTACT_SHIELDED`
 */
async function pay(
  deps: Deps,
  actor: Actor,
  { conversation, trip, input }: Place & { input: Input },
): Promise<{ type: 'repeated'; message: MessageRecord } | null> {
  try {
    await deps.limiter.take('message', actor.userId)
    requireUnshielded(deps, trip, input.content)
    return null
  } catch (error) {
    const { tempId } = input
    const message =
      tempId === undefined
        ? null
        : await deps.messages.findSent(conversation.id, actor.userId, tempId)
    if (!message) throw error
    return { type: 'repeated', message }
  }
}

async function locate(deps: Deps, actor: Actor, input: Input): Promise<Place> {
  if (input.conversationId !== undefined) {
    return requireParticipant(deps, actor, input.conversationId)
  }
  // The contract lets nothing through that has neither.
  const trip = await requireTrip(deps, actor, input.tripId ?? '')
  return { conversation: await openConversation(deps, trip), trip }
}

function insert(
  deps: Deps,
  actor: Actor,
  conversation: ConversationPlace,
  input: Input,
): Promise<InsertOutcome> {
  const message = {
    id: deps.newId(),
    conversationId: conversation.id,
    senderId: actor.userId,
    type: input.type,
    content: input.content,
    metadata: input.metadata ?? null,
    tempId: input.tempId ?? null,
    createdAt: deps.now(),
  }
  return deps.messages.insertOnce(message, {
    // The booking lets the actor in, so it is newer than the list of participants.
    admit: () => syncMembership(deps, conversation),
    onCreated: (stored) => announceMessage(deps, stored, conversation.tripId, actor.connection?.id),
  })
}

const isErased = (message: MessageRecord) => message.deletedAt !== null || message.hiddenAt !== null

function presentRepeated(message: MessageRecord, { content }: Input) {
  if (message.content !== content && !isErased(message)) {
    throw new ChatError('CONFLICT', 'This tempId already stands for another message', {
      messageId: message.id,
    })
  }
  return presentSent(message, true)
}

function presentSent(message: MessageRecord, duplicate: boolean) {
  return {
    messageId: message.id,
    conversationId: message.conversationId,
    tempId: message.tempId,
    seq: message.seq,
    createdAt: message.createdAt.toISOString(),
    duplicate,
  }
}
