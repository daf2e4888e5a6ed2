import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/lib/ports.mjs'
import { parentOf } from './cpu.ts'
import type { System } from './systems/systems.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const START_TIMEOUT_MS = 20_000

export interface Server {
  port: number
  pid: number
  /** What it tells of itself, where it was asked to. */
  onMessage(listener: (message: unknown) => void): void
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
  const made = system.command({ port, databaseUrl })
  const [command = '', ...rest] = [...prefix, ...made.words]
  const child = spawn(command, rest, {
    cwd: root,
    env: { PATH: process.env.PATH, ...made.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const stop = async () => {
    const exited = once(child, 'exit')
    if (child.kill('SIGKILL')) await exited
    made.clear()
  }
  try {
    await untilUp(system, child, port)
  } catch (error) {
    await stop()
    throw error
  }
  if (child.pid === undefined || parentOf(child.pid) === 0) throw new Error('No process')
  return { port, pid: child.pid, stop, onMessage: (listener) => void child.on('message', listener) }
}

async function untilUp(system: System, child: ChildProcess, port: number): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await isUp(port))) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (hasEnded || Date.now() > deadline) throw new Error(`${system.name} does not start`)
    await sleep(50)
  }
}

/** A server that knows nothing of health answers 404, and is there all the same. */
const isUp = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok, status }) => ok || status === 404,
    () => false, // not listening yet
  )
