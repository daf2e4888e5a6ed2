import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { moveWatermark } from './moveWatermark.ts'

/**
 * Tells that messages up to a seq have reached one of the actor's devices.
 *
 * @throws ChatError `NOT_FOUND`, `FORBIDDEN`
 */
export async function markDelivered(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'messages:delivered'>,
): Promise<OperationOutput<'messages:delivered'>> {
  const { deliveredSeq } = await moveWatermark(deps, actor, { ...input, kind: 'delivered' })
  return { upToSeq: deliveredSeq }
}
