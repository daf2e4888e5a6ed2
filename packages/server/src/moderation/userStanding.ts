import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { readStanding } from './readStanding.ts'

/**
 * What moderation has decided about somebody.
 *
 * @throws ChatError `NOT_FOUND` for somebody who was never in a conversation
 */
export async function userStanding(
  deps: Deps,
  _actor: Actor,
  { userId }: OperationInput<'user:standing'>,
): Promise<OperationOutput<'user:standing'>> {
  if (!(await deps.moderation.knows(userId))) throw new ChatError('NOT_FOUND', 'User not found')
  return readStanding(deps, userId)
}
