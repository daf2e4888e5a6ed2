import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export interface TestDatabase {
  url: string
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  drop(): Promise<void>
}

/** A migrated, empty database of the caller's own. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = new URL(inject('templateUrl'))
  const name = `chat_test_${randomBytes(6).toString('hex')}`
  const template = templateUrl.pathname.slice(1)
  const admin = new URL(templateUrl)
  admin.pathname = '/postgres'
  await once(admin.href, `CREATE DATABASE "${name}" TEMPLATE "${template}"`)
  const url = new URL(templateUrl)
  url.pathname = `/${name}`
  const pool = new pg.Pool({ connectionString: url.href, max: 2 })
  // `end()` does not wait for its connections, and dropping the database cuts those off.
  pool.on('error', () => {})
  return {
    url: url.href,
    async query(sql, values = []) {
      return (await pool.query(sql, values)).rows
    },
    async drop() {
      await pool.end()
      await once(admin.href, `DROP DATABASE "${name}" WITH (FORCE)`)
    },
  }
}

async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
