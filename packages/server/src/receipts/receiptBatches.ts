import type { ReachedMarks, ReceiptMove } from '../conversations/conversationStore.ts'

export interface ReceiptBatches {
  /**
   * Moves a participant's watermarks forward together with what else is moved at about this time.
   * Null where there is no such participant. `isNews` is true for one of those whose moves were
   * joined to one: that one tells the others.
   */
  move(move: ReceiptMove, originId?: string): Promise<ReceiptOutcome | null>
}

export interface ReceiptOutcome extends ReachedMarks {
  isNews: boolean
  /** The connections that asked; they know. */
  originIds: string[]
}

interface BatchOptions {
  store: (moves: ReceiptMove[]) => Promise<(ReachedMarks | null)[]>
  /** @default 50 */
  windowMs?: number
  /** Milliseconds of a clock that nobody sets. @default performance.now */
  elapsed?: () => number
}

interface Waiting {
  move: ReceiptMove
  originIds: string[]
  answers: { resolve: (outcome: ReceiptOutcome | null) => void; reject: (error: unknown) => void }[]
}

const WINDOW_MS = 50

/**
 * Receipts are many, say little and may wait a moment: those of one participant become the highest of
 * them, and those of all participants one statement.
 */
export function createReceiptBatches({
  store,
  windowMs = WINDOW_MS,
  elapsed = () => performance.now(),
}: BatchOptions): ReceiptBatches {
  let waiting = new Map<string, Waiting>()
  let isScheduled = false
  let flushedAt = -Infinity

  /** At once where nothing has been written for a while: a lone receipt waits for nobody. */
  function schedule() {
    if (isScheduled) return
    isScheduled = true
    const delayMs = flushedAt + windowMs - elapsed()
    if (delayMs > 0) setTimeout(() => void flush(), delayMs)
    else queueMicrotask(() => void flush())
  }

  async function flush() {
    isScheduled = false
    flushedAt = elapsed()
    const batch = [...waiting.values()]
    waiting = new Map()
    try {
      const reached = await store(batch.map(({ move }) => move))
      for (const [index, { answers, originIds }] of batch.entries()) {
        const marks = reached[index] ?? null
        for (const [nth, { resolve }] of answers.entries()) {
          resolve(marks && { ...marks, originIds, isNews: nth === 0 })
        }
      }
    } catch (error) {
      for (const { answers } of batch) for (const { reject } of answers) reject(error)
    }
  }

  return {
    move: (move, originId) =>
      new Promise((resolve, reject) => {
        const key = `${move.userId} ${move.conversationId}`
        schedule()
        const entry = waiting.get(key)
        const origins = originId === undefined ? [] : [originId]
        waiting.set(key, {
          move: entry ? further(entry.move, move) : move,
          originIds: [...(entry?.originIds ?? []), ...origins],
          answers: [...(entry?.answers ?? []), { resolve, reject }],
        })
      }),
  }
}

function further(a: ReceiptMove, b: ReceiptMove): ReceiptMove {
  return {
    ...b,
    deliveredSeq: Math.max(a.deliveredSeq, b.deliveredSeq),
    readSeq: Math.max(a.readSeq, b.readSeq),
  }
}
