import type { ChatMessage } from '@steppergo/chat-client'

/** A message of the driver's at ten in the morning, unless told otherwise. */
export function buildMessage(seq: number, change: Partial<ChatMessage> = {}): ChatMessage {
  return {
    key: `m${seq}`,
    id: `m${seq}`,
    conversationId: 'c1',
    seq,
    senderId: 'driver',
    senderName: 'Nurlan',
    type: 'TEXT',
    content: `Message ${seq}`,
    metadata: null,
    status: 'SENT',
    tempId: null,
    createdAt: '2026-05-04T10:00:00.000Z',
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    isOwn: false,
    readAt: null,
    error: null,
    ...change,
  }
}
