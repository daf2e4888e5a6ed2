/**
 * How fast the product is beside what one would build or take instead, side by side on this
 * machine: `npm run bench -- --quick`, or `npm run bench -- --write` for docs/performance.md.
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
  const words = ['bench/cli.ts', ...process.argv.slice(2)]
  await runScript('tsx/dist/cli.mjs', words, { env: { ...process.env, NODE_OPTIONS }, show: true })
} catch (error) {
  if (!(error instanceof CommandError)) throw error
  isGood = false
}
await leave(isGood ? 0 : 1)
