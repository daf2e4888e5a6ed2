/** Applies prisma/migrations to the database of DATABASE_URL, or to this clone's own. */
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { main, step } from './lib/steps.mjs'

requireNode()
await main(async () => {
  loadEnvironment()
  await prepare({ build: false })
  const { openDatabase } = await import('./lib/database.mjs')
  const { applyMigrations } = await import('./lib/migrate.mjs')

  const database = await step('Opening the database', openDatabase)
  const applied = await step('Migrating', () => applyMigrations(database.url))
  for (const name of applied) console.log(`      ${name}`)
  await database.stop()
  // The engine leaves a timer behind that would keep the process waiting.
  process.exit()
})
