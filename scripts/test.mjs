/** Everything that must hold before a change is merged. Arguments go to Vitest. */
import { runChecks } from './lib/checks.mjs'
import { requireNode } from './lib/install.mjs'
import { leave, leaveOnSignal } from './lib/leaving.mjs'
import { CommandError } from './lib/run.mjs'
import { prepareTests } from './lib/testEnvironment.mjs'
import { runTests } from './lib/vitest.mjs'

requireNode()
leaveOnSignal(() => process.exit(1))

let isGood = false
try {
  const env = await prepareTests({ beforeBuild: runChecks })
  isGood = await runTests(process.argv.slice(2), env)
} catch (error) {
  console.error(error instanceof CommandError ? `\n${error.message}` : error)
}
await leave(isGood ? 0 : 1)
