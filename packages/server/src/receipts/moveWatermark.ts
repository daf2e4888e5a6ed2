import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import { requireParticipant } from '../access/requireParticipant.ts'
import { syncMembership } from '../access/syncMembership.ts'
import { EVERYTHING } from '../conversations/conversationStore.ts'
import type { Actor, Deps } from '../deps.ts'
import type { ReceiptOutcome } from './receiptBatches.ts'

interface Move {
  conversationId: string
  kind: 'delivered' | 'read'
  /** Null is everything there is. */
  upToSeq: number | null
}

/** Moves the actor's watermark and tells the others, if it moved. */
export async function moveWatermark(
  deps: Deps,
  actor: Actor,
  { conversationId, kind, upToSeq }: Move,
): Promise<ReceiptOutcome> {
  const { conversation } = await requireParticipant(deps, actor, conversationId)
  const seq = upToSeq ?? EVERYTHING
  const marks = { deliveredSeq: seq, readSeq: kind === 'read' ? seq : 0 }
  const move = { conversationId: conversation.id, userId: actor.userId, ...marks, at: deps.now() }
  let outcome = await deps.receipts.move(move, actor.connection?.id)
  if (!outcome) {
    await syncMembership(deps, conversation)
    outcome = await deps.receipts.move(move, actor.connection?.id)
  }
  if (!outcome) throw new ChatError('FORBIDDEN', ERROR_TEXT.forbidden)
  if (outcome.isNews) announce(deps, actor, conversation, outcome)
  return outcome
}

function announce(
  deps: Deps,
  actor: Actor,
  { id, tripId }: { id: string; tripId: string },
  { deliveredSeq, readSeq, hasDelivered, hasRead, originIds }: ReceiptOutcome,
): void {
  const receipt = { userId: actor.userId, conversationId: id, at: deps.now().toISOString() }
  if (hasRead) {
    const read = { ...receipt, upToSeq: readSeq }
    deps.events.publish({ type: 'messages.read', receipt: read, tripId, originIds })
  }
  // Reading implies having received.
  if (hasDelivered && !(hasRead && readSeq >= deliveredSeq)) {
    const delivered = { ...receipt, upToSeq: deliveredSeq }
    deps.events.publish({ type: 'messages.delivered', receipt: delivered, originIds })
  }
}
