import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase, type Database } from '../src/storage/database.ts'
import { createTestDatabase, type TestDatabase } from './testDatabase.ts'

const backendPid = { name: 'backendPid', text: 'SELECT pg_backend_pid() AS "pid"' }
const one = { name: 'one', text: 'SELECT 1 AS "one"' }

let test: TestDatabase
let database: Database
const errors: unknown[] = []

beforeAll(async () => {
  test = await createTestDatabase()
  const onError = (error: unknown) => errors.push(error)
  database = openDatabase({ url: test.url, poolSize: 2, onError })
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

it('[DB5] a connection lost between two statements of a transaction ends that request only', async () => {
  const work = database.transaction(async (query) => {
    const [row] = await query<{ pid: number }>(backendPid, [])
    await test.query('SELECT pg_terminate_backend($1)', [row?.pid])
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    return query(one, [])
  })
  await expect(work).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  expect(await database.query(one, [])).toEqual([{ one: 1 }])
})
