import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { readStanding } from './readStanding.ts'
import { announceStanding } from './announceStanding.ts'
import { requireOther } from './requireOther.ts'

/**
 * Warns, mutes or suspends somebody, or takes that back. What holds already changes nothing, and a
 * warning in the same words within a minute is one.
 *
 * @throws ChatError `INVALID` for oneself, `NOT_FOUND` for somebody who was never in a conversation
 */
export async function restrictUser(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'user:restrict'>,
): Promise<OperationOutput<'user:restrict'>> {
  const { userId, restriction, minutes = null } = input
  requireOther(actor, userId, 'userId')
  const outcome = await deps.moderation.restrict({
    ...{ actor, now: deps.now(), newId: deps.newId },
    decision: { userId, restriction, reason: input.reason.trim(), minutes },
  })
  if (!outcome) throw new ChatError('NOT_FOUND', 'User not found')
  if (outcome.changed) await announceStanding(deps, userId)
  return readStanding(deps, userId)
}
