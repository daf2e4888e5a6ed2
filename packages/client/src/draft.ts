import type { DeviceStorage } from './outboxStorage.ts'
import type { Tabs } from './tabs.ts'
import { createThrottle } from './throttle.ts'

interface DraftOptions {
  tripId: string
  storage: DeviceStorage
  tabs: Tabs
  /** Told of what an earlier page or another tab has begun. */
  onFound: (text: string) => void
}

/** Short enough that hardly a word is lost with a tab, long enough not to write at every key. */
const SAVE_WITHIN_MS = 250

/** What is being written in one conversation, kept for the next page and shared with other tabs. */
export function createDraft({ tripId, storage, tabs, onFound }: DraftOptions) {
  const name = `draft:${tripId}`
  let text = ''
  let isTouched = false
  const saving = createThrottle(SAVE_WITHIN_MS, () => void write())

  async function write() {
    if (text === '') await storage.erase(name)
    else await storage.write(name, text)
    tabs.tell({ type: 'draft', tripId })
  }

  async function read() {
    const found = await storage.read(name)
    return typeof found === 'string' ? found : ''
  }

  return {
    text: () => text,
    async restore() {
      const found = await read()
      if (isTouched || found === '') return
      text = found
      onFound(found)
    },
    save(next: string) {
      isTouched = true
      if (next === text) return
      text = next
      saving.request()
      // Sent or given up: must not come back after a crash.
      if (next === '') saving.flush()
    },
    async handleNews() {
      const found = await read()
      if (found === text) return
      saving.cancel()
      text = found
      onFound(found)
    },
    forget() {
      saving.cancel()
      text = ''
      void storage.erase(name)
    },
    keep: saving.flush,
    stop: saving.cancel,
  }
}
