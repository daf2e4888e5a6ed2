import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../../..')

// A process of its own: the simulation takes the place of timers, and the test runner needs its own.
it('[SM1] every view converges to the table, and is a prefix of it at any moment', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--conditions=steppergo-source', '--import=tsx'],
      ...[join(import.meta.dirname, 'cli.ts'), '--runs', '200'],
    ],
    { cwd: root },
  )
  expect(stdout).toMatch(/^200 interleavings in .* every view converged/)
}, 60_000)
