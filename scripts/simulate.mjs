/**
 * Clients and server talk through every fault the scheduler can think of, without a network or a
 * clock: `npm run simulate -- --runs 100000 --seed 1`.
 */
import { requireNode } from './lib/install.mjs'
import { leave, leaveOnSignal } from './lib/leaving.mjs'
import { prepare } from './lib/prepare.mjs'
import { CommandError, runScript } from './lib/run.mjs'

requireNode()
leaveOnSignal(() => process.exit(1))
let isGood = true
try {
  await prepare({ build: false })
  const NODE_OPTIONS = `${process.env['NODE_OPTIONS'] ?? ''} --conditions=steppergo-source`
  const words = ['packages/client/test/simulation/cli.ts', ...process.argv.slice(2)]
  await runScript('tsx/dist/cli.mjs', words, { env: { ...process.env, NODE_OPTIONS }, show: true })
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  isGood = false
}
await leave(isGood ? 0 : 1)
