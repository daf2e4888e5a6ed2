import { requireNode } from './install.mjs'
import { leave, leaveOnSignal } from './leaving.mjs'
import { prepare } from './prepare.mjs'
import { CommandError, runScript } from './run.mjs'

/**
 * Runs a TypeScript program of the repository on its sources, with the words of this command, and
 * ends this process as the program has ended.
 *
 * @param {string} path
 * @param {{ build: boolean }} options whether it needs what `npm start` runs
 */
export async function runProgram(path, { build }) {
  requireNode()
  leaveOnSignal(() => process.exit(1))
  let isGood = true
  try {
    await prepare({ build })
    const NODE_OPTIONS = `${process.env['NODE_OPTIONS'] ?? ''} --conditions=steppergo-source`
    const words = [path, ...process.argv.slice(2)]
    await runScript('tsx/dist/cli.mjs', words, {
      env: { ...process.env, NODE_OPTIONS },
      show: true,
    })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    isGood = false
  }
  await leave(isGood ? 0 : 1)
}
