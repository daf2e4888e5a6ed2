import type { Deps } from '../deps.ts'
import type { MessageRecord } from '../messages/messageStore.ts'
import { presentMessage } from '../messages/presentMessage.ts'

/** Tells the conversation that a message was hidden or restored. */
export async function announceHidden(deps: Deps, message: MessageRecord): Promise<void> {
  const conversation = await deps.conversations.find(message.conversationId)
  const participants = await deps.conversations.participants(message.conversationId)
  deps.events.publish({
    type: 'message.changed',
    message: presentMessage(message, message.senderId, participants),
    tripId: conversation?.tripId ?? '',
    unseenBy: participants
      .filter(({ joinedSeq }) => joinedSeq >= message.seq)
      .map(({ userId }) => userId),
  })
}
