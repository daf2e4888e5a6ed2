/**
 * The criteria of the interface, each measured in a browser: `npm run ux`, with `-- --engines` in
 * Firefox and WebKit too, and with `-- --write` kept in docs/ux.md.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { requireNode } from './lib/install.mjs'
import { leave, leaveOnSignal } from './lib/leaving.mjs'
import { root } from './lib/paths.mjs'
import { CommandError } from './lib/run.mjs'
import { prepareTests } from './lib/testEnvironment.mjs'
import { runTests } from './lib/vitest.mjs'
import { readCriteria, writePage, writeTable } from './ux/table.mjs'

requireNode()
leaveOnSignal(() => process.exit(1))

const { values } = parseArgs({
  options: {
    engines: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

let isGood = false
try {
  isGood = await measure()
} catch (error) {
  console.error(error instanceof CommandError ? `\n${error.message}` : error)
}
await leave(isGood ? 0 : 1)

async function measure() {
  const env = await prepareTests()
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-ux-'))
  const results = join(folder, 'results.jsonl')
  await writeFile(results, '')
  let isGood = await runTests(['--project', 'browser', '--project', 'unit', '-t', '\\[UX\\d+\\]'], {
    ...env,
    UX_RESULTS: results,
  })
  if (values.engines) isGood = (await measureEngines({ ...env, UX_RESULTS: results })) && isGood
  const criteria = await readCriteria(join(root, 'SPEC.md'), results)
  await rm(folder, { recursive: true })
  console.log(`\n${writeTable(criteria)}`)
  if (values.write) await writePage(join(root, 'docs/ux.md'), criteria, env)
  return isGood
}

/** @param {NodeJS.ProcessEnv} env */
async function measureEngines(env) {
  const { findOrInstallEngines } = await import('./lib/engines.mjs')
  const engines = await findOrInstallEngines()
  if (!engines.UX_ENGINES) return true
  return runTests(['--project', 'engines'], { ...env, ...engines })
}
