import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/** The actor hears and reads this person again, what was written meanwhile included. */
export async function unblockUser(
  deps: Deps,
  actor: Actor,
  { userId }: OperationInput<'user:unblock'>,
): Promise<OperationOutput<'user:unblock'>> {
  await deps.blocks.end({ blockerId: actor.userId, blockedId: userId, now: deps.now() })
  await deps.standings.refresh()
  deps.events.publish({ type: 'blocks.changed', blockerId: actor.userId, userIds: [userId] })
  return { userId }
}
