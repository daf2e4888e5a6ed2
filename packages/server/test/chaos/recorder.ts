import type { ChatMessage, Conversation } from '../../../client/src/index.ts'
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
      let shown: readonly ChatMessage[] = []
      let shownMarks: object = {}

      function note(message: ChatMessage, at: number) {
        const { id, seq, tempId, isOwn, status, error } = message
        if (seq !== null && seen.get(id) !== seq) {
          seen.set(id, seq)
          events.push({ type: 'observe', at, clientId, tripId, id, seq })
        }
        if (!isOwn || tempId === null || answered.has(tempId)) return
        if (seq !== null) {
          answered.add(tempId)
          events.push({ type: 'ok', at, tempId, messageId: id, seq })
        } else if (status === 'FAILED') {
          answered.add(tempId)
          events.push({ type: 'fail', at, tempId, code: error?.code ?? 'unknown' })
        }
      }

      return () => {
        const at = now()
        const { messages, watermarks } = conversation.getState()
        if (messages !== shown) {
          // What stands where it stood has been written down.
          for (const [index, message] of messages.entries()) {
            if (message !== shown[index]) note(message, at)
          }
          shown = messages
        }
        if (watermarks === shownMarks) return
        shownMarks = watermarks
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
