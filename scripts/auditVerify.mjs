/**
 * Walks the audit in the database of DATABASE_URL, or in this clone's own, and says whether anything
 * in it was changed or is missing: `npm run audit:verify`. What was cut off its end it finds only
 * against a head that an earlier run printed and somebody keeps elsewhere: `-- --head <hash>`.
 */
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { CommandError, runScript } from './lib/run.mjs'
import { main, step } from './lib/steps.mjs'

requireNode()
await main(async () => {
  loadEnvironment()
  await prepare({ build: false })
  const { openDatabase } = await import('./lib/database.mjs')

  const database = await step('Opening the database', openDatabase)
  const env = { ...process.env, DATABASE_URL: database.url }
  const words = ['--conditions=steppergo-source', 'scripts/audit/cli.ts', ...process.argv.slice(2)]
  let isWhole = true
  try {
    await runScript('tsx/dist/cli.mjs', words, { env, show: true })
  } catch (error) {
    // The program has said what it found.
    if (!(error instanceof CommandError)) throw error
    isWhole = false
  } finally {
    await database.stop()
  }
  if (!isWhole) process.exit(1)
})
