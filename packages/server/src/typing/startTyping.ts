import type { OperationInput } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import type { Actor, Deps } from '../deps.ts'

/**
 * Tells the others that the actor is typing. Nothing is stored and nothing is promised: the word
 * may get lost, and whoever hears it forgets it by itself after a few seconds.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function startTyping(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'typing:start'>,
): Promise<Record<string, never>> {
  const { conversation } = await requireParticipant(deps, actor, input.conversationId)
  deps.events.publish({
    type: 'typing.started',
    conversationId: conversation.id,
    userId: actor.userId,
    userName: actor.name,
  })
  return {}
}
