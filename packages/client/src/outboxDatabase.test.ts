import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createIndexedDbOutboxStorage } from './outboxDatabase.ts'
import {
  createMemoryOutboxStorage,
  withMemoryFallback,
  type DeviceStorage,
  type OutboxRecord,
} from './outboxStorage.ts'

const record = (order: number): OutboxRecord => ({
  tempId: `t${order}`,
  tripId: 'trip-1',
  content: `secret ${order}`,
  metadata: null,
  createdAt: '2026-05-01T10:00:00.000Z',
  order,
  error: null,
})

let databases = 0
const newName = () => `outbox-test-${(databases += 1)}`

const storages: [string, () => DeviceStorage][] = [
  ['IndexedDB', () => createIndexedDbOutboxStorage(newName())],
  ['memory', createMemoryOutboxStorage],
]

afterEach(() => vi.restoreAllMocks())

describe.each(storages)('outbox storage in %s', (_, create) => {
  it('[OB8] gives back what was put, in the order it was written', async () => {
    const storage = create()
    for (const order of [3, 1, 2]) await storage.put(record(order))
    expect(await storage.load()).toEqual([record(1), record(2), record(3)])
  })

  it('[OB8] replaces, removes and clears', async () => {
    const storage = create()
    const error = { code: 'INVALID' as const, message: 'Too odd' }
    await storage.put(record(1))
    await storage.put(record(2))
    await storage.put({ ...record(1), error })
    await storage.remove('t2')
    expect(await storage.load()).toEqual([{ ...record(1), error }])
    await storage.clear()
    expect(await storage.load()).toEqual([])
    await storage.put(record(3))
    expect(await storage.load()).toEqual([record(3)])
  })

  it('[OB8] keeps named values beside them', async () => {
    const storage = create()
    expect(await storage.read('draft')).toBeNull()
    await storage.write('draft', 'one')
    await storage.write('draft', { text: 'two' })
    await storage.write('other', 1)
    await storage.erase('other')
    expect(await storage.read('draft')).toEqual({ text: 'two' })
    expect(await storage.read('other')).toBeNull()
    void storage.write('draft', 'late')
    await storage.clear()
    expect(await storage.read('draft')).toBeNull()
  })
})

describe('outbox storage', () => {
  it('[OB9] keeps no readable text on the device, and a key that cannot be read out', async () => {
    const name = newName()
    const storage = createIndexedDbOutboxStorage(name)
    await storage.put(record(1))
    await storage.write('draft:trip-1', 'a secret of the draft')
    const database = await openDB(name)
    for (const kept of [
      ...(await database.getAll('outbox')),
      ...(await database.getAll('values')),
    ]) {
      expect(new TextDecoder().decode(kept.data)).not.toContain('secret')
      expect(JSON.stringify(kept)).not.toContain('secret')
    }
    const [key] = await database.getAll('keys')
    expect(key.extractable).toBe(false)
    database.close()
  })

  it('[OB9] is read by the next page of the same person', async () => {
    const name = newName()
    await createIndexedDbOutboxStorage(name).put(record(1))
    expect(await createIndexedDbOutboxStorage(name).load()).toEqual([record(1)])
  })

  it('[OB10] turns to memory where the device refuses to store', async () => {
    const broken = createMemoryOutboxStorage()
    vi.spyOn(broken, 'put').mockRejectedValue(new Error('The disk is full'))
    const storage = withMemoryFallback(broken)
    await storage.put(record(1))
    expect(await storage.load()).toEqual([record(1)])
  })
})
