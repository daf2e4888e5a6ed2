import { CommandError } from './run.mjs'

/** What a step answers when there was nothing to do. */
export const UP_TO_DATE = 'up to date'

/**
 * Does one step and prints one line about it.
 *
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} action a string it answers is shown at the end of the line
 * @returns {Promise<T>}
 */
export async function step(title, action) {
  const started = Date.now()
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`.padStart(8)
  if (process.stdout.isTTY) process.stdout.write(`  … ${title}\r`)
  try {
    const result = await action()
    const remark = typeof result === 'string' ? `  ${result}` : ''
    process.stdout.write(`  ✓ ${title.padEnd(34)}${seconds()}${remark}\n`)
    return result
  } catch (error) {
    process.stdout.write(`  ✗ ${title.padEnd(34)}${seconds()}\n`)
    throw error
  }
}

/**
 * Runs a script's body; a fault is told once and ends the process with code 1.
 *
 * @param {() => Promise<unknown>} body
 */
export async function main(body) {
  try {
    await body()
  } catch (error) {
    const isTold = error instanceof CommandError || !(error instanceof Error)
    console.error(`\n${isTold ? String(error) : (error.stack ?? error.message)}`)
    process.exit(1)
  }
}
