import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { setHidden } from './setHidden.ts'

/**
 * Hides a message from everyone: it keeps its place and loses its content, live and in history.
 *
 * @throws ChatError `NOT_FOUND`
 */
export function hideMessage(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'message:hide'>,
): Promise<OperationOutput<'message:hide'>> {
  return setHidden(deps, actor, input, deps.now())
}
