import pg from 'pg'
import { applyMigrations } from '../../../../scripts/lib/migrate.mjs'
import { startPostgres } from '../../../../scripts/lib/postgres.mjs'
import type { TestDatabase } from '../testDatabase.ts'

/** A migrated, empty database on a PostgreSQL of its own, for a command. */
export async function startOwnDatabase(): Promise<TestDatabase> {
  const postgres = await startPostgres()
  await applyMigrations(postgres.url)
  const pool = new pg.Pool({ connectionString: postgres.url, max: 2 })
  return {
    url: postgres.url,
    async query(sql, values = []) {
      return (await pool.query(sql, values)).rows
    },
    async drop() {
      await pool.end()
      await postgres.stop()
    },
  }
}
