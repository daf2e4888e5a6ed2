import type { OperationInput } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import type { Actor, Deps } from '../deps.ts'

/**
 * Tells the others that the actor stopped typing.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function stopTyping(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'typing:stop'>,
): Promise<Record<string, never>> {
  const { conversation } = await requireParticipant(deps, actor, input.conversationId)
  deps.events.publish({
    type: 'typing.stopped',
    conversationId: conversation.id,
    userId: actor.userId,
  })
  return {}
}
