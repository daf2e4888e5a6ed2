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

type Input = OperationInput<'message:send'>

/**
 * Stores a message and announces it to the conversation.
 *
 * Safe to repeat: the same `tempId` from the same sender returns what was stored first and
 * announces nothing. Messages of one sender keep the order in which they were asked for.
 *
 * @throws ChatError `FORBIDDEN`, `NOT_FOUND`, `CONVERSATION_CLOSED`, `CONFLICT` when the `tempId`
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
    const conversation = await locate(deps, actor, input)
    const repeated = await takeToken(deps, actor, conversation, input)
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
  }
}

/**
 * Pays for one message. A repetition costs nothing, so that an answer which got lost can be had
 * with an empty bucket too: then the message stored first is returned.
 *
 * @throws ChatError `RATE_LIMITED`
 */
async function takeToken(
  deps: Deps,
  actor: Actor,
  { id }: ConversationPlace,
  { tempId }: Input,
): Promise<{ type: 'repeated'; message: MessageRecord } | null> {
  try {
    await deps.limiter.take('message', actor.userId)
    return null
  } catch (error) {
    const message =
      tempId === undefined ? null : await deps.messages.findSent(id, actor.userId, tempId)
    if (!message) throw error
    return { type: 'repeated', message }
  }
}

async function locate(deps: Deps, actor: Actor, input: Input): Promise<ConversationPlace> {
  if (input.conversationId !== undefined) {
    return (await requireParticipant(deps, actor, input.conversationId)).conversation
  }
  // The contract lets nothing through that has neither.
  return openConversation(deps, await requireTrip(deps, actor, input.tripId ?? ''))
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
