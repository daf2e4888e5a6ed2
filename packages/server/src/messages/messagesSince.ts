import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import { readConversation } from '../conversations/readConversation.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentMessage } from './presentMessage.ts'

/**
 * What is new or changed after a seq, in the order it happened. When `hasMore` is false the caller
 * has everything up to `head`.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function messagesSince(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'messages:since'>,
): Promise<OperationOutput<'messages:since'>> {
  const { conversation } = await requireParticipant(deps, actor, input.conversationId)
  const page = { since: input.afterSeq, limit: input.limit + 1 }
  const view = await readConversation(deps, actor, conversation, page)
  const { head, participants, messages: found } = view
  return {
    messages: found
      .slice(0, input.limit)
      .map((message) => presentMessage(message, actor.userId, participants.records)),
    head,
    hasMore: found.length > input.limit,
  }
}
