import type { Blocks } from './blocks.ts'
import { createDraft } from './draft.ts'
import { createLastPage } from './lastPage.ts'
import type { DeviceStorage } from './outboxStorage.ts'
import type { Tabs } from './tabs.ts'
import type { TimelineState } from './timeline.ts'

interface KeptOptions {
  tripId: string
  storage: DeviceStorage
  tabs: Tabs
  blocks: Blocks
  getTimeline: () => TimelineState
  getUnread: () => number
  /** An earlier page or another tab has begun to write. */
  onDraft: (text: string) => void
}

/** What the device keeps of a conversation beside what is unsent: its newest page and the draft. */
export function createKept({ onDraft, ...options }: KeptOptions) {
  const page = createLastPage(options)
  const draft = createDraft({ ...options, onFound: onDraft })
  return {
    page,
    draft,
    forget() {
      page.forget()
      draft.forget()
    },
    /** `keep` saves what is not saved yet; without it nothing more is written. */
    stop({ keep }: { keep: boolean }) {
      for (const one of [draft, page]) {
        if (keep) one.keep()
        else one.stop()
      }
    },
  }
}
