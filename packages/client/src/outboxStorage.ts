import type { ErrorPayload, Message } from '@steppergo/chat-protocol'

/** An unsent message as the device keeps it. */
export interface OutboxRecord {
  tempId: string
  tripId: string
  content: string
  metadata: Message['metadata']
  createdAt: string
  /** Grows with every message written on this device. */
  order: number
  /** Why the server refused it; null while it may still be sent. */
  error: ErrorPayload | null
}

/** Where unsent messages survive a reload. */
export interface OutboxStorage {
  /** Everything kept, in the order it was written. */
  load(): Promise<OutboxRecord[]>
  put(record: OutboxRecord): Promise<void>
  remove(tempId: string): Promise<void>
  clear(): Promise<void>
}

/** Keeps unsent messages as long as the page lives. */
export function createMemoryOutboxStorage(): OutboxStorage {
  const records = new Map<string, OutboxRecord>()
  return {
    load: async () => [...records.values()].sort((a, b) => a.order - b.order),
    put: async (record) => void records.set(record.tempId, record),
    remove: async (tempId) => void records.delete(tempId),
    clear: async () => records.clear(),
  }
}

/**
 * Turns to memory for good when the first storage fails: a full disk or a private window must not
 * keep a message from being sent.
 */
export function withMemoryFallback(storage: OutboxStorage): OutboxStorage {
  const memory = createMemoryOutboxStorage()
  let current = storage
  async function run<Result>(action: (storage: OutboxStorage) => Promise<Result>): Promise<Result> {
    try {
      return await action(current)
    } catch {
      // Edge: browsers refuse storage in more ways than can be listed, and memory never fails.
      current = memory
      return action(memory)
    }
  }
  return {
    load: () => run((storage) => storage.load()),
    put: (record) => run((storage) => storage.put(record)),
    remove: (tempId) => run((storage) => storage.remove(tempId)),
    clear: () => run((storage) => storage.clear()),
  }
}
