import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../../scripts/lib/ports.mjs'
import { MANY_CONNECTIONS } from './manyConnections.ts'
import { JWT_SECRET, SESSION_SECRET } from './world.ts'

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url))
/** A run of the tests that is cut short leaves no nodes behind. */
const exitWithParent = new URL('../../../scripts/lib/exitWithParent.mjs', import.meta.url).href

export interface NodeProcess {
  url: string
  /** Sends SIGTERM; gives back the exit code and how long it took. */
  terminate(): Promise<{ code: number | null; ms: number }>
  /** What it holds of the machine's memory; null where the system does not say. */
  residentBytes(): Promise<number | null>
  /** Whether it has ended, asked to or not. */
  hasEnded(): boolean
  kill(): void
}

interface NodeProcessOptions {
  port?: number
  env?: Record<string, string>
  /** Modules that Node imports before the program. */
  preload?: string[]
  /** Hears every line of its output, which else is shown. */
  onLine?: (line: string, from: 'stdout' | 'stderr') => void
}

/** The `steppergo-chat` program, from its sources, in a process of its own. */
export async function startNodeProcess(
  databaseUrl: string,
  { port: wanted, env = {}, preload = [], onLine }: NodeProcessOptions = {},
): Promise<NodeProcess> {
  const port = wanted ?? (await freePort())
  const url = `http://127.0.0.1:${port}`
  const imports = [exitWithParent, 'tsx', ...preload].flatMap((name) => ['--import', name])
  const output = onLine ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, [...imports, '--conditions=steppergo-source', bin], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      NEXT_PUBLIC_APP_URL: url,
      JWT_SECRET,
      SESSION_SECRET,
      PORT: String(port),
      LOG_LEVEL: 'fatal',
      CHAT_MESSAGES_PER_MINUTE: '100000',
      ...MANY_CONNECTIONS,
      ...env,
    },
    stdio: ['ignore', output, output, 'ipc'],
  })
  for (const from of ['stdout', 'stderr'] as const) {
    const stream = child[from]
    if (stream) createInterface({ input: stream }).on('line', (line) => onLine?.(line, from))
  }
  const exited = once(child, 'exit')
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  while (!(await isReady(url))) {
    if (hasEnded()) throw new Error('A node did not start')
  }
  return {
    url,
    hasEnded,
    async terminate() {
      const startedAt = performance.now()
      child.kill('SIGTERM')
      await exited
      return { code: child.exitCode, ms: performance.now() - startedAt }
    },
    async residentBytes() {
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      const kilobytes = /^VmRSS:\s+(\d+)/m.exec(status)?.[1]
      return kilobytes === undefined ? null : Number(kilobytes) * 1024
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

const isReady = (url: string) =>
  fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 50)),
  )
