import type { Message } from '@steppergo/chat-protocol'
import type { Transport } from './transport.ts'

interface ArrivalsOptions {
  userId: string
  tell: Transport['tell']
}

/**
 * Tells that a message has reached this device although its conversation is not open. A word that
 * gets lost is made good by the next message, or by opening the conversation.
 */
export function createArrivals({ userId, tell }: ArrivalsOptions) {
  const toldSeqs = new Map<string, number>()
  return {
    note({ conversationId, senderId, seq }: Message) {
      if (senderId === userId || seq <= (toldSeqs.get(conversationId) ?? 0)) return
      toldSeqs.set(conversationId, seq)
      tell('messages:delivered', { conversationId, upToSeq: seq })
    },
  }
}
