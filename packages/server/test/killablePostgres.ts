import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { applyMigrations } from '../../../scripts/lib/migrate.mjs'
import { startPostgres } from '../../../scripts/lib/postgres.mjs'
import type { TestDatabase } from './testDatabase.ts'

export interface KillablePostgres extends TestDatabase {
  /** With SIGKILL; somebody starts it again on the same port. */
  kill(): Promise<void>
  /** Resolves when it answers. */
  isBack(): Promise<void>
}

/** A migrated PostgreSQL of the caller's own, not shared with other test files. */
export async function startKillablePostgres(): Promise<KillablePostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-killed-'))
  const postgres = await startPostgres({ dataDir: folder, durable: true })
  await applyMigrations(postgres.url)

  const query: TestDatabase['query'] = async (sql, values = []) => {
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    try {
      return (await client.query(sql, values)).rows
    } finally {
      await client.end()
    }
  }
  return {
    url: postgres.url,
    query,
    async kill() {
      const [pid] = (await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGKILL')
    },
    async isBack() {
      let isUp = false
      while (!isUp) {
        isUp = await query('SELECT 1').then(
          () => true,
          () => false,
        )
      }
    },
    async drop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
