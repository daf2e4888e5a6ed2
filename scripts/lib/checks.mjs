import { runScript } from './run.mjs'
import { step } from './steps.mjs'

const byContent = ['--cache', '--cache-strategy', 'content']

/** What can be said about the code without running it; the first fault ends it. */
export async function runChecks() {
  await step('Format', () => runScript('prettier/bin/prettier.cjs', ['.', '--check', ...byContent]))
  // No cache: rules that know types depend on more than the file they look at.
  await step('Lint', () => runScript('eslint/bin/eslint.js', ['.']))
  await step('Types', async () => {
    // Next's own types come from its command; a clone that was never built lacks them.
    await runScript('next/dist/bin/next', ['typegen', 'apps/web'])
    await runScript('typescript/bin/tsc', ['-b'])
  })
}
