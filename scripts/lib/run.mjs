import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './paths.mjs'

/**
 * Runs a command in the repository's folder and resolves when it has succeeded. What it says is
 * shown when it fails, or all along with `show`.
 *
 * @param {string} command
 * @param {string[]} words
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options]
 */
export async function run(command, words, { env = process.env, show = false } = {}) {
  const child = spawn(command, words, { cwd: root, env, stdio: show ? 'inherit' : 'pipe' })
  const stop = () => child.kill()
  process.once('exit', stop)
  /** @type {Buffer[]} */
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => said.push(part))
  const [code, signal] = await once(child, 'close')
  process.off('exit', stop)
  if (code === 0) return
  const line = [command, ...words].join(' ').replaceAll(`${root}/`, '')
  throw new CommandError(`${Buffer.concat(said)}\n${line}: ${signal ?? `exit code ${code}`}`)
}

/** A command that failed has told why; a stack trace of ours would add nothing. */
export class CommandError extends Error {}

/**
 * Runs a program out of node_modules with this Node.
 *
 * @param {string} script
 * @param {string[]} words
 * @param {Parameters<typeof run>[2]} [options]
 */
export function runScript(script, words, options) {
  return run(process.execPath, [join(root, 'node_modules', script), ...words], options)
}
