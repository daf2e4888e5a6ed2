import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { MANY_CONNECTIONS } from '../manyConnections.ts'
import { JWT_SECRET, SESSION_SECRET } from '../world.ts'
import type { Mutation } from './bugs.ts'

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url))
const plantBug = new URL('plantBug.mjs', import.meta.url).href
const exitWithParent = new URL('../../../../scripts/lib/exitWithParent.mjs', import.meta.url).href

export interface ChatNode {
  port: number
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  drain(): Promise<number | null>
  pause(): void
  resume(): void
  /** Resolves when the node is ready again. */
  start(): Promise<void>
  /** How often it has ended without being asked to. */
  crashes(): number
}

interface NodeOptions {
  port: number
  databaseUrl: string
  redisUrl: string | undefined
  mutations: Mutation[]
}

/** A chat node as it is deployed: the compiled `steppergo-chat`, a process of its own. */
export async function startNode(options: NodeOptions): Promise<ChatNode> {
  const { port, databaseUrl, redisUrl, mutations } = options
  let child: ChildProcess
  let crashes = 0
  let isEnding = false
  async function start() {
    isEnding = false
    child = spawn(process.execPath, ['--import', exitWithParent, '--import', plantBug, bin], {
      env: {
        ...process.env,
        // The node is the compiled one, whatever this process runs.
        NODE_OPTIONS: '',
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        NEXT_PUBLIC_APP_URL: `http://127.0.0.1:${port}`,
        JWT_SECRET,
        SESSION_SECRET,
        PORT: String(port),
        LOG_LEVEL: process.env.CHAOS_LOG_LEVEL ?? 'fatal',
        CHAT_MESSAGES_PER_MINUTE: '100000',
        ...MANY_CONNECTIONS,
        CHAOS_MUTATIONS: JSON.stringify(mutations),
        ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('exit', () => {
      if (!isEnding) crashes += 1
    })
    while (!(await isUp(port))) {
      if (child.exitCode !== null) throw new Error('A chat node did not start')
      await sleep(50)
    }
  }
  async function end(signal: NodeJS.Signals) {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    isEnding = true
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
    return child.exitCode
  }
  await start()
  return {
    port,
    start,
    crashes: () => crashes,
    kill: async () => void (await end('SIGKILL')),
    drain: () => end('SIGTERM'),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  }
}

/** Whether it listens; that its database answers is another matter, and may be the fault. */
const isUp = (port: number) =>
  fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    ({ ok }) => ok,
    () => false,
  )
