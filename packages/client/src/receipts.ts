import type { Request } from './request.ts'
import { createReporter } from './reporter.ts'
import type { TimelineEvent, TimelineState } from './timeline.ts'
import { watermarkOf } from './watermarks.ts'

interface ReceiptsOptions {
  getTimeline: () => TimelineState
  dispatch: (event: TimelineEvent) => void
  request: Request
  /** Whether the server would hear of it now. */
  canReport: (name: 'messages:read' | 'messages:delivered') => boolean
  now: () => number
  getUnread: () => number
  setUnread: (unread: number) => void
}

const DELIVERED_DELAY_MS = 200
const READ_INTERVAL_MS = 1_000

/** Tells the others what has reached this device, and what its person has read. */
export function createReceipts(options: ReceiptsOptions) {
  const { getTimeline, dispatch, request, canReport, now } = options

  const delivered = createReporter({
    ...{ delayMs: DELIVERED_DELAY_MS, intervalMs: DELIVERED_DELAY_MS, now },
    isReady: () => canReport('messages:delivered'),
    async send(upToSeq) {
      const { conversationId } = getTimeline()
      if (conversationId !== null) {
        await request('messages:delivered', { conversationId, upToSeq })
      }
    },
  })

  const read = createReporter({
    ...{ delayMs: 0, intervalMs: READ_INTERVAL_MS, now },
    isReady: () => canReport('messages:read'),
    async send(upToSeq) {
      const { conversationId } = getTimeline()
      if (conversationId === null) return
      const { unread } = await request('messages:read', { conversationId, upToSeq })
      options.setUnread(unread)
    },
  })

  const ownMark = () => watermarkOf(getTimeline().watermarks, getTimeline().userId)

  const isForeign = (senderId: string | null) =>
    senderId !== null && senderId !== getTimeline().userId

  /** What stays unread, as far as the loaded messages tell. */
  const countAfter = (seq: number) =>
    getTimeline().messages.filter(
      (message) =>
        message.seq > seq &&
        isForeign(message.senderId) &&
        message.deletedAt === null &&
        message.hiddenAt === null,
    ).length

  return {
    noteArrived() {
      const { messages, cursor, isLoaded } = getTimeline()
      if (!isLoaded) return
      const newest = messages.findLast(({ senderId }) => isForeign(senderId))
      if (newest && newest.seq > ownMark().deliveredSeq) delivered.note(cursor)
    },
    markRead(upToSeq?: number) {
      const { messages, userId } = getTimeline()
      const newest = messages.at(-1)?.seq
      if (newest === undefined) return
      const target = Math.min(upToSeq ?? newest, newest)
      if (target <= ownMark().readSeq) return
      read.note(target)
      const at = new Date(now()).toISOString()
      if (userId !== '') dispatch({ type: 'receipt', kind: 'read', userId, upToSeq: target, at })
      // Does not wait for the answer: the badge goes as soon as the message has been seen.
      const left = Math.min(options.getUnread(), countAfter(target))
      if (left !== options.getUnread()) options.setUnread(left)
    },
    resume() {
      delivered.resume()
      read.resume()
    },
    stop() {
      delivered.stop()
      read.stop()
    },
    reset() {
      delivered.reset()
      read.reset()
    },
  }
}
