import { ChatError } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import { presentMessage } from '../messages/presentMessage.ts'

/** Hides or restores a message for everyone and announces the change as an event of its own. */
export async function setHidden(deps: Deps, messageId: string, hiddenAt: Date | null) {
  const result = await deps.messages.setHidden(messageId, hiddenAt)
  if (!result) throw new ChatError('NOT_FOUND', 'Message not found')
  const { message, changed } = result
  if (changed) {
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
  return { messageId, hiddenAt: message.hiddenAt?.toISOString() ?? null }
}
