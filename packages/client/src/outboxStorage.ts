import type { Message } from '@steppergo/chat-protocol'
import type { Failure } from './types.ts'

/** An unsent message as the device keeps it. */
export interface OutboxRecord {
  tempId: string
  tripId: string
  content: string
  metadata: Message['metadata']
  /** By the device's clock, which may be wrong or set meanwhile. */
  createdAt: string
  /** When it was written by the server's clock; null where that was not known. */
  queuedAt?: number | null
  /** Grows with every message written on this device. */
  order: number
  /** Why it was refused; null while it may still be sent. */
  error: Failure | null
}

/** Where unsent messages survive a reload. */
export interface OutboxStorage {
  /** Everything kept, in the order it was written. */
  load(): Promise<OutboxRecord[]>
  put(record: OutboxRecord): Promise<void>
  remove(tempId: string): Promise<void>
  clear(): Promise<void>
}

/** What a device keeps for one person: unsent messages, and named values beside them. */
export interface DeviceStorage extends OutboxStorage {
  /** By which name the person's other tabs share it; null where each tab has its own. */
  sharedName(): string | null
  /** Null where there is nothing of that name. */
  read(name: string): Promise<unknown>
  write(name: string, value: unknown): Promise<void>
  erase(name: string): Promise<void>
}

/** Keeps as long as the page lives. */
export function createMemoryOutboxStorage(): DeviceStorage {
  const records = new Map<string, OutboxRecord>()
  const values = new Map<string, unknown>()
  return {
    sharedName: () => null,
    load: async () => [...records.values()].sort((a, b) => a.order - b.order),
    put: async (record) => void records.set(record.tempId, record),
    remove: async (tempId) => void records.delete(tempId),
    read: async (name) => values.get(name) ?? null,
    write: async (name, value) => void values.set(name, value),
    erase: async (name) => void values.delete(name),
    async clear() {
      records.clear()
      values.clear()
    },
  }
}

/**
 * Turns to memory for good when the first storage fails: a full disk or a private window must not
 * keep a message from being sent.
 */
export function withMemoryFallback(storage: DeviceStorage): DeviceStorage {
  const memory = createMemoryOutboxStorage()
  let current = storage
  async function run<Result>(action: (storage: DeviceStorage) => Promise<Result>): Promise<Result> {
    try {
      return await action(current)
    } catch {
      // Edge: browsers refuse storage in more ways than can be listed, and memory never fails.
      current = memory
      return action(memory)
    }
  }
  return {
    sharedName: () => current.sharedName(),
    load: () => run((storage) => storage.load()),
    put: (record) => run((storage) => storage.put(record)),
    remove: (tempId) => run((storage) => storage.remove(tempId)),
    read: (name) => run((storage) => storage.read(name)),
    write: (name, value) => run((storage) => storage.write(name, value)),
    erase: (name) => run((storage) => storage.erase(name)),
    clear: () => run((storage) => storage.clear()),
  }
}
