import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('fsyncDelay.c', import.meta.url))

/**
 * Runs something whose child processes sync to a slower disk.
 *
 * @returns null where there is no compiler to make such a disk with
 */
export async function withFsyncDelay<Result>(
  delayMs: number,
  work: () => Promise<Result>,
): Promise<Result | null> {
  if (process.platform !== 'linux') return null
  const folder = mkdtempSync(join(tmpdir(), 'steppergo-fsync-'))
  // PostgreSQL may run as somebody else.
  chmodSync(folder, 0o755)
  const library = join(folder, 'fsyncDelay.so')
  const compiled = ['cc', 'gcc'].some((compiler) => {
    try {
      execFileSync(compiler, ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
      return true
    } catch {
      return false // not installed
    }
  })
  try {
    if (!compiled) return null
    process.env.LD_PRELOAD = library
    process.env.FSYNC_DELAY_US = String(delayMs * 1_000)
    return await work()
  } finally {
    delete process.env.LD_PRELOAD
    delete process.env.FSYNC_DELAY_US
    // What runs already has it loaded.
    rmSync(folder, { recursive: true })
  }
}
