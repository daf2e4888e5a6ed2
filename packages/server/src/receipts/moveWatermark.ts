import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import { syncMembership } from '../access/syncMembership.ts'
import type { Actor, Deps } from '../deps.ts'

interface Move {
  conversationId: string
  kind: 'delivered' | 'read'
  /** Null is everything there is. */
  upToSeq: number | null
}

/** Moves the actor's watermark and tells the others, if it moved. */
export async function moveWatermark(deps: Deps, actor: Actor, move: Move): Promise<number> {
  const { conversation } = await requireParticipant(deps, actor, move.conversationId)
  const now = deps.now()
  const target = { ...move, userId: actor.userId, now }
  let moved = await deps.conversations.moveWatermark(target)
  if (!moved) {
    await syncMembership(deps, conversation)
    moved = await deps.conversations.moveWatermark(target)
  }
  if (!moved) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  if (!moved.moved) return moved.upToSeq
  const receipt = {
    userId: actor.userId,
    conversationId: conversation.id,
    upToSeq: moved.upToSeq,
    at: now.toISOString(),
  }
  if (move.kind === 'delivered') {
    deps.events.publish({ type: 'messages.delivered', receipt })
  } else {
    deps.events.publish({ type: 'messages.read', receipt, tripId: conversation.tripId })
  }
  return moved.upToSeq
}
