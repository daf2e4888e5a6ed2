import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/**
 * Reads a conversation one takes no part in, hidden messages with their content. Every page is an
 * entry in the audit.
 *
 * @throws ChatError `NOT_FOUND`
 */
export async function inspectConversation(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'conversation:inspect'>,
): Promise<OperationOutput<'conversation:inspect'>> {
  const page = await deps.moderation.inspect({
    ...{ actor, now: deps.now(), conversationId: input.conversationId },
    ...{ reason: input.reason.trim(), before: input.before ?? null, limit: input.limit },
  })
  if (!page) throw new ChatError('NOT_FOUND', 'Conversation not found')
  return page
}
