import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import type { Actor, Deps } from '../deps.ts'

/**
 * From now on the actor neither hears nor reads anything this person writes, in any conversation:
 * not live, not in history, not in unread counts. The trip's own messages stay, and the blocked one
 * is not told. Safe to repeat.
 *
 * @throws ChatError `NOT_FOUND` where there is no such conversation or nobody of that id has taken
 * part in it, `FORBIDDEN`, `INVALID` for oneself
 */
export async function blockUser(
  deps: Deps,
  actor: Actor,
  { conversationId, userId }: OperationInput<'user:block'>,
): Promise<OperationOutput<'user:block'>> {
  await requireParticipant(deps, actor, conversationId)
  if (userId === actor.userId) {
    const text = 'Only other people can be blocked'
    throw new ChatError('INVALID', text, { issues: [{ path: 'userId', message: text }] })
  }
  const participants = await deps.conversations.participants(conversationId)
  const person = participants.find((participant) => participant.userId === userId)
  if (!person) throw new ChatError('NOT_FOUND', 'Participant not found')
  const block = await deps.blocks.add({
    blockerId: actor.userId,
    blockedId: userId,
    blockedName: person.name,
    now: deps.now(),
  })
  // note: before the answer, so that nothing follows it on this node's sockets.
  await deps.standings.refresh()
  deps.events.publish({ type: 'blocks.changed', blockerId: actor.userId, userIds: [userId] })
  return block
}
