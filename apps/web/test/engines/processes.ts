import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const START_TIMEOUT_MS = 30_000

/** With all that it started, the program ends when the pipe does: when asked to, or with its starter. */
const UNTIL_STDIN_ENDS = 'trap : TERM; "$0" "$@" & read -r _; kill 0; wait'

interface ProgramOptions {
  env?: NodeJS.ProcessEnv
  /** Which of its pipes is read for what it says at its start. */
  saysOn?: 2 | 3
}

export function startProgram(path: string, words: string[], options: ProgramOptions = {}) {
  const { env = process.env, saysOn } = options
  const shell = spawn('sh', ['-c', UNTIL_STDIN_ENDS, path, ...words], {
    env,
    detached: true,
    stdio: [
      ...(['pipe', 'ignore'] as const),
      saysOn === 2 ? 'pipe' : 'ignore',
      saysOn === 3 ? 'pipe' : 'ignore',
    ],
  })
  const ended = once(shell, 'exit')
  return {
    /** The part in brackets of the first line that matches. */
    async says(pattern: RegExp): Promise<string> {
      // Only asked of a program with a pipe to read from.
      const stream = shell.stdio[saysOn ?? 2] as Readable
      const lines = createInterface(stream)
      const timer = setTimeout(() => lines.close(), START_TIMEOUT_MS)
      const said: string[] = []
      try {
        for await (const line of lines) {
          said.push(line)
          const found = pattern.exec(line)?.[1]
          if (found !== undefined) return found
        }
      } finally {
        clearTimeout(timer)
        // Nobody reads on, and a full pipe would hold the program up.
        stream.resume()
      }
      throw new Error(`${path} does not start:\n${said.join('\n')}`)
    },
    async stop() {
      shell.stdin?.end()
      await ended
    },
  }
}
