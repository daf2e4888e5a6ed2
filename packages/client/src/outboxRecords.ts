import type { DeviceClock } from './deviceClock.ts'
import type { DeviceStorage, OutboxRecord } from './outboxStorage.ts'
import type { Tabs } from './tabs.ts'

export interface OutboxRecordsOptions {
  tripId: string
  storage: DeviceStorage
  tabs: Tabs
  clock: DeviceClock
  nextOrder: () => number
  /** Another tab has given out this order. */
  noteOrder: (order: number) => void
}

interface Held {
  record: OutboxRecord
  written: Promise<void>
  isWritten: boolean
  /** How old it was when it came here, and when that was by a clock nobody sets. */
  ageThen: number
  sinceElapsed: number
}

/** What the device holds unsent for one conversation, shared with the person's other tabs. */
export function createOutboxRecords(options: OutboxRecordsOptions) {
  const { tripId, storage, tabs, clock } = options
  const held = new Map<string, Held>()
  // A reading that began before they were removed must not bring them back.
  const gone = new Set<string>()

  // Before it is known what an earlier page has left, nobody can say what comes after it.
  let release: () => void = () => undefined
  let isReleased = false
  const released = new Promise<void>((resolve) => {
    release = () => {
      isReleased = true
      resolve()
    }
  })

  async function write(one: Held) {
    if (!isReleased) await released
    await storage.put(one.record)
    one.isWritten = true
    tellChange()
  }

  const tellChange = () => tabs.tell({ type: 'outbox', tripId })

  function keep(record: OutboxRecord, ageThen = 0) {
    const one: Held = {
      ...{ record, ageThen, sinceElapsed: clock.elapsed(), isWritten: false },
      written: Promise.resolve(),
    }
    one.written = write(one)
    held.set(record.tempId, one)
  }

  function take(record: OutboxRecord) {
    options.noteOrder(record.order)
    // Written "in the future" means that the clock has been set back since.
    const ageThen = Math.max(0, clock.now() - Date.parse(record.createdAt))
    const one = { record, ageThen, sinceElapsed: clock.elapsed(), isWritten: true }
    held.set(record.tempId, { ...one, written: Promise.resolve() })
  }

  const inOrder = () => [...held.values()].sort((a, b) => a.record.order - b.record.order)

  return {
    list: () => inOrder().map(({ record }) => record),
    get: (tempId: string) => held.get(tempId)?.record ?? null,
    keep,
    written: async (tempId: string) => held.get(tempId)?.written,
    /** By the server's clock where it is known, else by how long this page has had it. */
    ageOf(tempId: string): number {
      const one = held.get(tempId)
      if (!one) return 0
      const serverNow = clock.serverNow()
      const { queuedAt } = one.record
      if (serverNow !== null && typeof queuedAt === 'number') return serverNow - queuedAt
      return one.ageThen + clock.elapsed() - one.sinceElapsed
    },
    /** Takes what an earlier page has left; what this one has written meanwhile comes after it. */
    restore(records: readonly OutboxRecord[]) {
      const since = inOrder()
      for (const record of records) if (!held.has(record.tempId)) take(record)
      for (const one of since) one.record = { ...one.record, order: options.nextOrder() }
      release()
    },
    /** Writes at once whatever waits for that: the page is going. */
    release: () => release(),
    /**
     * Reads again what all tabs together hold. `show` runs in the same moment as the change: nobody
     * may see a record that the timeline does not know, and take it for settled.
     */
    async refresh(show: () => void) {
      if (storage.sharedName() === null) return show()
      const before = new Map([...held].filter(([, { isWritten }]) => isWritten))
      const all = await storage.load()
      // The storage may have given up meanwhile, and memory knows nothing of before.
      if (storage.sharedName() === null) return show()
      const found = new Map(
        all.filter((record) => record.tripId === tripId).map((record) => [record.tempId, record]),
      )
      for (const [tempId, one] of before) {
        if (!found.has(tempId) && held.get(tempId) === one) held.delete(tempId)
      }
      for (const [tempId, record] of found) {
        const known = held.get(tempId)
        if (known ? known === before.get(tempId) : !gone.has(tempId)) refreshOne(known, record)
      }
      show()
    },
    /** Forgets here and on the device. */
    forget(tempId: string) {
      const one = held.get(tempId)
      if (!one) return
      held.delete(tempId)
      gone.add(tempId)
      void one.written.then(() => storage.remove(tempId)).then(tellChange)
    },
  }

  function refreshOne(known: Held | undefined, record: OutboxRecord) {
    if (!known) return take(record)
    const isRetried = known.record.error !== null && record.error === null
    if (isRetried) take(record)
    else known.record = record
  }
}
