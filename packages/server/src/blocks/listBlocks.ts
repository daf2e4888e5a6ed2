import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/** Of whom the actor does not want to hear, newest first. */
export async function listBlocks(
  deps: Deps,
  actor: Actor,
  _input: OperationInput<'blocks:list'>,
): Promise<OperationOutput<'blocks:list'>> {
  return { blocks: await deps.blocks.list(actor.userId) }
}
