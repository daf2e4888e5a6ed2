import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import {
  createMemoryOutboxStorage,
  withMemoryFallback,
  type OutboxRecord,
  type OutboxStorage,
} from './outboxStorage.ts'

interface OutboxSchema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  outbox: { key: string; value: EncryptedRecord }
}

interface EncryptedRecord {
  tempId: string
  order: number
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

const KEY_NAME = 'outbox'

/** IndexedDB where the browser has it together with encryption, memory elsewhere. */
export function createOutboxStorage(name: string): OutboxStorage {
  const hasDatabase = typeof indexedDB !== 'undefined'
  const hasCrypto = typeof crypto !== 'undefined' && typeof crypto.subtle !== 'undefined'
  if (!hasDatabase || !hasCrypto) return createMemoryOutboxStorage()
  return withMemoryFallback(createIndexedDbOutboxStorage(name))
}

/** Unsent messages in IndexedDB, encrypted with a key that no script can read out. */
export function createIndexedDbOutboxStorage(name: string): OutboxStorage {
  let opened: Promise<{ database: IDBPDatabase<OutboxSchema>; key: CryptoKey }> | null = null
  const open = () => (opened ??= openDatabase(name))

  return {
    async load() {
      const { database, key } = await open()
      const records = await database.getAll('outbox')
      records.sort((a, b) => a.order - b.order)
      return Promise.all(records.map((record) => decrypt(key, record)))
    },
    async put(record) {
      const { database, key } = await open()
      await database.put('outbox', await encrypt(key, record))
    },
    async remove(tempId) {
      const { database } = await open()
      await database.delete('outbox', tempId)
    },
    async clear() {
      const { database } = await open()
      await database.clear('outbox')
      // Without its key, whatever a disk may still hold of the records is noise.
      await database.clear('keys')
      database.close()
      opened = null
    },
  }
}

async function openDatabase(name: string) {
  const database = await openDB<OutboxSchema>(name, 1, {
    upgrade(fresh) {
      fresh.createObjectStore('keys')
      fresh.createObjectStore('outbox', { keyPath: 'tempId' })
    },
    // Another tab signs out or holds a newer version: do not stand in its way.
    blocking: () => database.close(),
  })
  return { database, key: await findKey(database) }
}

async function findKey(database: IDBPDatabase<OutboxSchema>): Promise<CryptoKey> {
  const known = await database.get('keys', KEY_NAME)
  if (known) return known
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
  // Two tabs may come here at once; the first key stored is the one for both.
  const transaction = database.transaction('keys', 'readwrite')
  const first = await transaction.store.get(KEY_NAME)
  if (!first) await transaction.store.put(fresh, KEY_NAME)
  await transaction.done
  return first ?? fresh
}

async function encrypt(key: CryptoKey, record: OutboxRecord): Promise<EncryptedRecord> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const text = new TextEncoder().encode(JSON.stringify(record))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text)
  return { tempId: record.tempId, order: record.order, iv, data }
}

async function decrypt(key: CryptoKey, { iv, data }: EncryptedRecord): Promise<OutboxRecord> {
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data)
  // Only `encrypt` writes here, and nobody else has the key.
  return JSON.parse(new TextDecoder().decode(text)) as OutboxRecord
}
