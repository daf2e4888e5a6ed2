import type { MessageStatus } from '@steppergo/chat-protocol'
import type { ParticipantRecord } from '../conversations/conversationStore.ts'

interface Sent {
  seq: number
  senderId: string | null
}

/**
 * How far a message has come, as the viewer may know it.
 *
 * For one's own: the least that every other active participant has reached, SENT while there is no
 * other. For another's: what the viewer has reached.
 */
export function statusOf(
  message: Sent,
  viewerId: string,
  participants: ParticipantRecord[],
): MessageStatus {
  const isOwn = message.senderId === viewerId
  const readers = participants.filter(
    (participant) => participant.leftSeq === null && (participant.userId === viewerId) !== isOwn,
  )
  if (readers.length === 0) return 'SENT'
  if (readers.every((reader) => reader.readSeq >= message.seq)) return 'READ'
  if (readers.every((reader) => reader.deliveredSeq >= message.seq)) return 'DELIVERED'
  return 'SENT'
}
