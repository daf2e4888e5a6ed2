/** Format, lint and types. */
import { runChecks } from './lib/checks.mjs'
import { requireNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { main } from './lib/steps.mjs'

requireNode()
await main(async () => {
  await prepare({ build: false })
  await runChecks()
})
