import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/lib/ports.mjs'
import { parentOf } from './cpu.ts'
import { secrets } from './world.ts'
import type { System } from './systems/systems.ts'

const preloaded = [
  new URL('../scripts/lib/exitWithParent.mjs', import.meta.url).href,
  new URL('systems/preload.mjs', import.meta.url).href,
]
const root = fileURLToPath(new URL('..', import.meta.url))
const START_TIMEOUT_MS = 20_000

export interface Server {
  port: number
  pid: number
  stop(): Promise<void>
}

interface ServerOptions {
  system: System
  databaseUrl: string | null
  /** Words before the command: what pins it. */
  prefix: string[]
  env?: NodeJS.ProcessEnv
}

/** One system's server, a process of its own, ready to be connected to. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { system, databaseUrl, prefix, env = {} } = options
  const port = await freePort()
  const preloads = preloaded.map((url) => `--import=${url}`)
  const words = [...prefix, process.execPath, '--expose-gc', ...preloads, ...system.program]
  const [command = '', ...rest] = words
  const child = spawn(command, rest, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl ?? '',
      NEXT_PUBLIC_APP_URL: `http://127.0.0.1:${port}`,
      ...secrets,
      LOG_LEVEL: 'error',
      CHAT_MESSAGES_PER_MINUTE: '1000000000',
      ...(system.name === 'product' ? { BENCH_LIFT_LIMITS: '1' } : {}),
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await untilUp(system, child, port)
  if (child.pid === undefined || parentOf(child.pid) === 0) throw new Error('No process')
  return {
    port,
    pid: child.pid,
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}

async function untilUp(system: System, child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await isUp(port))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (hasEnded || Date.now() > deadline) throw new Error(`${system.name} does not start`)
    await sleep(50)
  }
}

const isUp = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false, // not listening yet
  )
