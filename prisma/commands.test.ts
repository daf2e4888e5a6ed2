import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../packages/server/test/testDatabase.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '..')

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  await database.query('DROP SCHEMA public CASCADE')
  await database.query('CREATE SCHEMA public')
})
afterAll(() => database.drop())

it('[DG1] npm run db:migrate brings an empty database up to date, as Prisma itself would record it', async () => {
  const env = { ...process.env, DATABASE_URL: database.url }
  await run('npm', ['run', 'db:migrate'], { cwd: root, env })
  const recorded = await database.query(
    'SELECT "migration_name" AS name, "checksum" FROM "_prisma_migrations" ORDER BY "started_at"',
  )
  const folder = join(root, 'prisma/migrations')
  const migrations = readdirSync(folder).filter((name) =>
    existsSync(join(folder, name, 'migration.sql')),
  )
  expect(recorded).toEqual(
    migrations.sort().map((name) => ({
      name,
      checksum: createHash('sha256')
        .update(readFileSync(join(folder, name, 'migration.sql')))
        .digest('hex'),
    })),
  )
  await run('npm', ['run', 'db:migrate'], { cwd: root, env })
})

it('[DG2] npm run db:generate makes the client that the server imports', async () => {
  await run('npm', ['run', 'db:generate'], { cwd: root })
  expect(existsSync(join(root, 'packages/server/src/storage/generated/client.ts'))).toBe(true)
})
