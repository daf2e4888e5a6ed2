import type { Report } from '@steppergo/chat-protocol'

/** Who wrote the message of a report, as it was known then. */
export function authorOf({
  messageId,
  snapshot,
}: Pick<Report, 'messageId' | 'snapshot'>): Pick<Report, 'authorId' | 'authorName'> {
  const message = snapshot.find(({ id }) => id === messageId)
  return { authorId: message?.senderId ?? null, authorName: message?.senderName ?? null }
}
