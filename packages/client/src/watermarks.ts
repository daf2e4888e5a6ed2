import type { MessageStatus, Watermark } from '@steppergo/chat-protocol'
import type { TimelineState } from './timeline.ts'
import type { ReaderState } from './types.ts'

type Watermarks = Readonly<Record<string, Watermark>>

/** When each participant reached which seq, oldest first, as far as this device has seen. */
export type ReadTimes = Readonly<Record<string, readonly { upToSeq: number; at: string }[]>>

/** Enough for the messages on a screen; older ones say "Read" without the time. */
const READ_TIMES_KEPT = 100

const NOWHERE: Watermark = { deliveredSeq: 0, readSeq: 0 }

/** The further of both, for everyone. */
export function mergeWatermarks(current: Watermarks, incoming: Watermarks): Watermarks {
  const merged: Record<string, Watermark> = { ...current }
  for (const [userId, mark] of Object.entries(incoming)) {
    merged[userId] = further(merged[userId] ?? NOWHERE, mark)
  }
  return merged
}

interface ReceiptEvent {
  kind: 'read' | 'delivered'
  userId: string
  upToSeq: number
  at: string
}

export function applyReceipt(state: TimelineState, event: ReceiptEvent): TimelineState {
  const { kind, userId, upToSeq, at } = event
  const mark = state.watermarks[userId] ?? NOWHERE
  const reached = { deliveredSeq: upToSeq, readSeq: kind === 'read' ? upToSeq : 0 }
  const moved = further(mark, reached)
  if (moved.deliveredSeq === mark.deliveredSeq && moved.readSeq === mark.readSeq) return state
  const watermarks = { ...state.watermarks, [userId]: moved }
  if (moved.readSeq === mark.readSeq) return { ...state, watermarks }
  const times = [...(state.readTimes[userId] ?? []), { upToSeq, at }].slice(-READ_TIMES_KEPT)
  return { ...state, watermarks, readTimes: { ...state.readTimes, [userId]: times } }
}

/** How far all of them have come. */
export const leastOf = (marks: readonly Watermark[]): Watermark => ({
  deliveredSeq: Math.min(...marks.map(({ deliveredSeq }) => deliveredSeq)),
  readSeq: Math.min(...marks.map(({ readSeq }) => readSeq)),
})

/** What every other participant has reached; nobody else there means nobody received it. */
export function deriveStatus(seq: number, reached: Watermark | null): MessageStatus {
  if (reached === null) return 'SENT'
  if (reached.readSeq >= seq) return 'READ'
  return reached.deliveredSeq >= seq ? 'DELIVERED' : 'SENT'
}

/** When the last of the others read it; null where one of them did so out of sight. */
export function deriveReadAt(seq: number, others: readonly string[], times: ReadTimes) {
  let latest: string | null = null
  for (const userId of others) {
    const reached = times[userId]?.find(({ upToSeq }) => upToSeq >= seq)
    if (!reached) return null
    if (latest === null || reached.at > latest) latest = reached.at
  }
  return latest
}

/** How far an own message has come with each of the others. */
export function readersOf(state: TimelineState, seq: number): ReaderState[] {
  const others = state.participants.filter(({ userId }) => userId !== state.userId)
  return others.map((participant) => {
    const { userId } = participant
    const status = deriveStatus(seq, watermarkOf(state.watermarks, userId))
    const readAt = status === 'READ' ? deriveReadAt(seq, [userId], state.readTimes) : null
    return { participant, status, readAt }
  })
}

export const watermarkOf = (watermarks: Watermarks, userId: string): Watermark =>
  watermarks[userId] ?? NOWHERE

function further(a: Watermark, b: Watermark): Watermark {
  const readSeq = Math.max(a.readSeq, b.readSeq)
  return { deliveredSeq: Math.max(a.deliveredSeq, b.deliveredSeq, readSeq), readSeq }
}
