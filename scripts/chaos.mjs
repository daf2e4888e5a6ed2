/**
 * People talk while nodes, databases and lines break; then what everyone saw is held against the
 * table: `npm run chaos -- --messages 1000 --faults 20 --seed 1 --runs 10`.
 */
import { requireNode } from './lib/install.mjs'
import { leave, leaveOnSignal } from './lib/leaving.mjs'
import { prepare } from './lib/prepare.mjs'
import { CommandError, runScript } from './lib/run.mjs'

requireNode()
leaveOnSignal(() => process.exit(1))
let isGood = true
try {
  await prepare({ build: true })
  const NODE_OPTIONS = `${process.env['NODE_OPTIONS'] ?? ''} --conditions=steppergo-source`
  const words = ['packages/server/test/chaos/cli.ts', ...process.argv.slice(2)]
  await runScript('tsx/dist/cli.mjs', words, { env: { ...process.env, NODE_OPTIONS }, show: true })
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  isGood = false
}
await leave(isGood ? 0 : 1)
