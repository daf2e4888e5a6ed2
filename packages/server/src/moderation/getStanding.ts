import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { readStanding } from './readStanding.ts'

/** What moderation has decided about the actor. */
export function getStanding(
  deps: Deps,
  actor: Actor,
  _input: OperationInput<'standing:get'>,
): Promise<OperationOutput<'standing:get'>> {
  return readStanding(deps, actor.userId)
}
