/** Builds everything that production runs. */
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { prepare } from './lib/prepare.mjs'
import { main } from './lib/steps.mjs'

requireNode()
await main(async () => {
  loadEnvironment()
  await prepare({ build: true })
})
