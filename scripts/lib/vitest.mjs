import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CommandError, runScript } from './run.mjs'

/**
 * Runs the tests, lets Vitest speak for itself and ends with one line for machines.
 *
 * @param {string[]} words further arguments, as given on the command line
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>} whether all is well
 */
export async function runTests(words, env) {
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-report-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  let isGood = true
  try {
    await runScript('vitest/vitest.mjs', ['run', ...reporters, ...words], { env, show: true })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    isGood = false
  }
  if (existsSync(report)) printCount(JSON.parse(await readFile(report, 'utf8')), isGood)
  await rm(folder, { recursive: true })
  return isGood
}

/**
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ status: string, assertionResults: unknown[] }[]} testResults one per file
 */

/**
 * @param {Report} report
 * @param {boolean} isGood
 */
function printCount({ numPassedTests, numFailedTests, testResults }, isGood) {
  // A file that cannot even be loaded has no tests to count.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  // What goes wrong outside of all tests counts as one.
  const failed = Math.max(numFailedTests + unloaded.length, isGood ? 0 : 1)
  console.log(`\n${numPassedTests} passed, ${failed} failed`)
}
