import type { Conversation } from '../../../client/src/index.ts'
import type { HistoryEvent } from './history.ts'

export interface Recorder {
  events: HistoryEvent[]
  now(): number
  add(event: HistoryEvent): void
  /** Writes down what is new in a conversation, each time it is called. */
  watch(clientId: string, conversation: Conversation): () => void
}

export function createRecorder(): Recorder {
  const events: HistoryEvent[] = []
  const now = () => performance.now()
  const answered = new Set<string>()
  return {
    events,
    now,
    add: (event) => void events.push(event),
    watch(clientId, conversation) {
      const seen = new Map<string, number>()
      const marks = new Map<string, number>()
      const { tripId } = conversation
      return () => {
        const at = now()
        const { messages, watermarks } = conversation.getState()
        for (const { id, seq, tempId, isOwn, status, error } of messages) {
          if (seq !== null && seen.get(id) !== seq) {
            seen.set(id, seq)
            events.push({ type: 'observe', at, clientId, tripId, id, seq })
          }
          if (!isOwn || tempId === null || answered.has(tempId)) continue
          if (seq !== null) {
            answered.add(tempId)
            events.push({ type: 'ok', at, tempId, messageId: id, seq })
          } else if (status === 'FAILED') {
            answered.add(tempId)
            events.push({ type: 'fail', at, tempId, code: error?.code ?? 'unknown' })
          }
        }
        for (const [userId, { deliveredSeq, readSeq }] of Object.entries(watermarks)) {
          for (const [kind, mark] of [
            ['delivered', deliveredSeq],
            ['read', readSeq],
          ] as const) {
            const key = `${userId} ${kind}`
            if (marks.get(key) === mark) continue
            marks.set(key, mark)
            events.push({ type: 'watermark', at, clientId, tripId, mark: key, seq: mark })
          }
        }
      }
    },
  }
}
