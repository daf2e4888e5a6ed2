import type { OperationInput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/** Stops the conversation's events on this connection; leaving what one never joined is no error. */
export async function leaveConversation(
  _deps: Deps,
  actor: Actor,
  input: OperationInput<'leave:conversation'>,
): Promise<Record<string, never>> {
  await actor.connection?.leave(input.conversationId)
  return {}
}
