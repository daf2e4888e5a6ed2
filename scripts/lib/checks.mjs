import { runScript } from './run.mjs'
import { step } from './steps.mjs'

/** What can be said about the code without running it; the first fault ends it. */
export async function runChecks() {
  await step('Format', () => runScript('prettier/bin/prettier.cjs', ['--check', '.']))
  await step('Lint', () => runScript('eslint/bin/eslint.js', ['.', '--cache', ...cache('eslint')]))
  await step('Types', () => runScript('typescript/bin/tsc', ['-b']))
}

/** @param {string} name */
function cache(name) {
  return ['--cache-location', `node_modules/.cache/${name}/`]
}
