import type { DeviceStorage } from './outboxStorage.ts'
import { createThrottle } from './throttle.ts'
import type { SavedPage, TimelineState } from './timeline.ts'

interface LastPageOptions {
  tripId: string
  storage: DeviceStorage
  getTimeline: () => TimelineState
  getUnread: () => number
}

const MESSAGES_KEPT = 50
const SAVE_WITHIN_MS = 1_000
/** A device that does not answer must not keep the server from being asked. */
const PATIENCE_MS = 2_000

/** The newest messages of one conversation, kept for a page that is loaded without a network. */
export function createLastPage({ tripId, storage, getTimeline, getUnread }: LastPageOptions) {
  const name = `page:1:${tripId}`
  const saving = createThrottle(SAVE_WITHIN_MS, () => {
    const page = toPage(getTimeline(), getUnread())
    if (page) void storage.write(name, page)
  })

  return {
    note: saving.request,
    async load(): Promise<SavedPage | null> {
      let timer: ReturnType<typeof setTimeout> | undefined
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), PATIENCE_MS)
      })
      const found = await Promise.race([storage.read(name), late])
      clearTimeout(timer)
      // Only `toPage` makes what is kept under this name, which says by which version.
      return found as SavedPage | null
    },
    forget() {
      saving.cancel()
      void storage.erase(name)
    },
    keep: saving.flush,
    stop: saving.cancel,
  }
}

function toPage(timeline: TimelineState, unread: number): SavedPage | null {
  const { conversationId, userId, cursor, participants, watermarks, closedAt } = timeline
  if (!timeline.isLoaded || conversationId === null) return null
  const messages = timeline.messages.slice(-MESSAGES_KEPT)
  const hasOlder = timeline.hasOlder || messages.length < timeline.messages.length
  return {
    ...{ conversationId, userId, cursor, participants, watermarks, closedAt, unread },
    ...{ messages, hasOlder },
  }
}
