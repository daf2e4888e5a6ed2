import { isSameIds, type Blocks } from './blocks.ts'
import type { DeviceStorage } from './outboxStorage.ts'
import { withPatience } from './patience.ts'
import { createThrottle } from './throttle.ts'
import type { SavedPage, TimelineState } from './timeline.ts'

interface LastPageOptions {
  tripId: string
  storage: DeviceStorage
  blocks: Pick<Blocks, 'ids' | 'knownIds'>
  getTimeline: () => TimelineState
  getUnread: () => number
}

const MESSAGES_KEPT = 50
const SAVE_WITHIN_MS = 1_000

/** The newest messages of one conversation, kept for a page that is loaded without a network. */
export function createLastPage(options: LastPageOptions) {
  const { tripId, storage, blocks, getTimeline, getUnread } = options
  const name = `page:1:${tripId}`
  const saving = createThrottle(SAVE_WITHIN_MS, () => {
    const page = toPage(getTimeline(), getUnread())
    if (page) void storage.write(name, { ...page, blockedIds: blocks.knownIds() })
  })

  return {
    note: saving.request,
    async load(): Promise<SavedPage | null> {
      const [found, blockedIds] = await Promise.all([
        withPatience(storage.read(name)),
        blocks.ids(),
      ])
      // Only `toPage` makes what is kept under this name, which says by which version.
      const page = found as SavedPage | null
      return page && isSameIds(page.blockedIds ?? [], blockedIds) ? page : null
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
