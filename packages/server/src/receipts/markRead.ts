import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { moveWatermark } from './moveWatermark.ts'

/**
 * Marks messages as read, all of them or up to a seq. The mark never moves back, so that repeating
 * an older one changes nothing.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function markRead(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'messages:read'>,
): Promise<OperationOutput<'messages:read'>> {
  const { readSeq, unread } = await moveWatermark(deps, actor, {
    conversationId: input.conversationId,
    kind: 'read',
    upToSeq: input.upToSeq ?? null,
  })
  return { upToSeq: readSeq, unread }
}
