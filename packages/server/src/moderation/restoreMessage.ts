import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { setHidden } from './setHidden.ts'

/**
 * Shows a hidden message again, with its content, live and in history.
 *
 * @throws ChatError `NOT_FOUND`
 */
export function restoreMessage(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'message:restore'>,
): Promise<OperationOutput<'message:restore'>> {
  return setHidden(deps, actor, input, null)
}
