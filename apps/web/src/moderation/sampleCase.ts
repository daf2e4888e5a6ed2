import type { Report } from '@steppergo/chat-protocol'

/** A case as tests need one: Aida has reported a message of Nurlan's. */
export function sampleCase(id: string, over: Partial<Report> = {}): Report {
  const createdAt = '2026-11-22T10:00:00.000Z'
  return {
    id,
    messageId: `message-of-${id}`,
    conversationId: 'conversation-1',
    tripId: 'trip-1',
    tripTitle: 'Almaty → Bishkek',
    authorId: 'nurlan',
    authorName: 'Nurlan',
    reason: 'SPAM',
    comment: null,
    reporterName: 'Aida',
    voices: [{ reporterName: 'Aida', reason: 'SPAM', comment: null, createdAt }],
    status: 'OPEN',
    assignee: null,
    resolution: null,
    note: null,
    resolvedByName: null,
    resolvedAt: null,
    createdAt,
    snapshot: [],
    hiddenAt: null,
    ...over,
  }
}

export const saule = { userId: 'saule', name: 'Saule' }
export const erlan = { userId: 'erlan', name: 'Erlan' }
