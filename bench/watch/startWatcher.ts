import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Something that stood still, in milliseconds since the epoch. */
export interface Interruption {
  kind: string
  from: number
  to: number
}

const program = fileURLToPath(new URL('watch.mjs', import.meta.url))
/** A measurement that is cut short leaves nothing behind that writes to the disk. */
const exitWithParent = new URL('../../scripts/lib/exitWithParent.mjs', import.meta.url).href

/**
 * Watches from a process of its own.
 *
 * @param what the name of what its timer stands for, or `disk=` and a file to write
 * @param prefix words before the command: what pins it
 */
export function startWatcher(
  what: string,
  { prefix = [], hear }: { prefix?: string[]; hear: (one: Interruption) => void },
): () => void {
  const [command = process.execPath, ...words] = [...prefix, process.execPath]
  const child = fork(program, [], {
    execPath: command,
    execArgv: [...words, `--import=${exitWithParent}`],
    env: { PATH: process.env.PATH, BENCH_WATCH: what },
  })
  child.on('message', hear as (message: unknown) => void)
  return () => void child.kill('SIGKILL')
}
