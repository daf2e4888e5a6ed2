import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { createKey, seal, unseal, type Sealed } from './encryption.ts'
import {
  createMemoryOutboxStorage,
  withMemoryFallback,
  type DeviceStorage,
  type OutboxRecord,
} from './outboxStorage.ts'

interface DeviceSchema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  outbox: { key: string; value: Sealed & { tempId: string; order: number } }
  values: { key: string; value: Sealed }
}

const KEY_NAME = 'outbox'

/** IndexedDB where the browser has it together with encryption, memory elsewhere. */
export function createOutboxStorage(name: string): DeviceStorage {
  const hasDatabase = typeof indexedDB !== 'undefined'
  const hasCrypto = typeof crypto !== 'undefined' && typeof crypto.subtle !== 'undefined'
  if (!hasDatabase || !hasCrypto) return createMemoryOutboxStorage()
  return withMemoryFallback(createIndexedDbOutboxStorage(name))
}

/** IndexedDB, everything in it encrypted with a key that no script can read out. */
export function createIndexedDbOutboxStorage(name: string): DeviceStorage {
  let opened: Promise<{ database: IDBPDatabase<DeviceSchema>; key: CryptoKey }> | null = null
  const open = () => (opened ??= openDatabase(name))
  const writing = new Set<Promise<void>>()

  function track(work: Promise<void>): Promise<void> {
    writing.add(work)
    const forget = () => void writing.delete(work)
    work.then(forget, forget)
    return work
  }

  async function put(record: OutboxRecord) {
    const { database, key } = await open()
    const { tempId, order } = record
    await database.put('outbox', { tempId, order, ...(await seal(key, record)) })
  }

  async function write(valueName: string, value: unknown) {
    const { database, key } = await open()
    await database.put('values', await seal(key, value), valueName)
  }

  return {
    sharedName: () => name,
    async load() {
      const { database, key } = await open()
      const sealed = await database.getAll('outbox')
      sealed.sort((a, b) => a.order - b.order)
      const records = await Promise.all(sealed.map((one) => unseal(key, one)))
      // Only `put` writes here, and nobody else has the key.
      return records.filter((record) => record !== null) as OutboxRecord[]
    },
    put: (record) => track(put(record)),
    async remove(tempId) {
      const { database } = await open()
      await database.delete('outbox', tempId)
    },
    async read(valueName) {
      const { database, key } = await open()
      const sealed = await database.get('values', valueName)
      return sealed ? unseal(key, sealed) : null
    },
    write: (valueName, value) => track(write(valueName, value)),
    async erase(valueName) {
      const { database } = await open()
      await database.delete('values', valueName)
    },
    async clear() {
      // What is being encrypted now would come after, and stay.
      await Promise.allSettled(writing)
      const { database } = await open()
      await database.clear('outbox')
      await database.clear('values')
      // Without its key, whatever a disk may still hold of the records is noise.
      await database.clear('keys')
      database.close()
      opened = null
    },
  }
}

async function openDatabase(name: string) {
  const database = await openDB<DeviceSchema>(name, 2, {
    upgrade(fresh, before) {
      if (before < 1) {
        fresh.createObjectStore('keys')
        fresh.createObjectStore('outbox', { keyPath: 'tempId' })
      }
      fresh.createObjectStore('values')
    },
    // Another tab holds a newer version: do not stand in its way.
    blocking: () => database.close(),
  })
  return { database, key: await findKey(database) }
}

async function findKey(database: IDBPDatabase<DeviceSchema>): Promise<CryptoKey> {
  const known = await database.get('keys', KEY_NAME)
  if (known) return known
  const fresh = await createKey()
  // Two tabs may come here at once; the first key stored is the one for both.
  const transaction = database.transaction('keys', 'readwrite')
  const first = await transaction.store.get(KEY_NAME)
  if (!first) await transaction.store.put(fresh, KEY_NAME)
  await transaction.done
  return first ?? fresh
}
