import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { JWT_SECRET, SESSION_SECRET } from './world.ts'

const program = fileURLToPath(new URL('../src/worker.ts', import.meta.url))
const exitWithParent = new URL('../../../scripts/lib/exitWithParent.mjs', import.meta.url).href

export interface WorkerProcess {
  /** Every line of its log so far. */
  lines: Record<string, unknown>[]
  /** Sends SIGTERM; gives back the exit code and how long it took. */
  terminate(): Promise<{ code: number | null; ms: number }>
  kill(): void
}

/** The worker, from its sources, in a process of its own. */
export function startWorkerProcess(databaseUrl: string): WorkerProcess {
  const child = spawn(
    process.execPath,
    ['--import', exitWithParent, '--import', 'tsx', '--conditions=steppergo-source', program],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        NEXT_PUBLIC_APP_URL: 'http://127.0.0.1:3000',
        JWT_SECRET,
        SESSION_SECRET,
        LOG_LEVEL: 'info',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  )
  const exited = once(child, 'exit')
  const lines: Record<string, unknown>[] = []
  if (!child.stdout) throw new Error('A worker whose log nobody reads')
  createInterface({ input: child.stdout }).on('line', (line) => {
    // pino writes an object on each line.
    lines.push(JSON.parse(line) as Record<string, unknown>)
  })
  return {
    lines,
    async terminate() {
      const startedAt = performance.now()
      child.kill('SIGTERM')
      await exited
      return { code: child.exitCode, ms: performance.now() - startedAt }
    },
    kill: () => void child.kill('SIGKILL'),
  }
}
