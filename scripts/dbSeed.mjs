/** Puts the demo world into the database of DATABASE_URL, or into this clone's own. */
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { main, step } from './lib/steps.mjs'

requireNode()
await main(async () => {
  loadEnvironment()
  await prepare({ build: false })
  const { openDatabase } = await import('./lib/database.mjs')
  const { seed } = await import('./lib/demo.mjs')

  const database = await step('Opening the database', openDatabase)
  await step('Seeding demo data', () => seed(database.url))
  await database.stop()
})
