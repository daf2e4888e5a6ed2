/* global performance */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './paths.mjs'

/** It finishes or gives back its jobs within 8 s. */
const STOP_TIMEOUT_MS = 9_000
const RESTART_MIN_MS = 1_000
const RESTART_MAX_MS = 60_000
/** Who ran as long as this has started well. */
const STEADY_MS = 60_000

const production = ['packages/server/dist/worker.js']
const development = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false']
development.push('packages/server/src/worker.ts')

/** @param {boolean} dev */
export const workerWords = (dev) => (dev ? development : production)

/**
 * Runs the worker as a child process beside the server, and starts it again whenever it ends by itself:
 * nobody who chats needs it.
 *
 * @param {{ words: string[], env: NodeJS.ProcessEnv, tell?: (line: string) => void }} options
 */
export function keepWorker({ words, env, tell = console.log }) {
  let isStopping = false
  let pauseMs = RESTART_MIN_MS
  /** @type {NodeJS.Timeout | undefined} */
  let restarting
  let running = start()

  function start() {
    const startedAt = performance.now()
    const worker = startWorker(words, env)
    void worker.exited.then((reason) => {
      if (isStopping) return
      if (performance.now() - startedAt > STEADY_MS) pauseMs = RESTART_MIN_MS
      tell(`  The worker stopped (${reason}); starting it again in ${pauseMs / 1000} s.`)
      restarting = setTimeout(() => {
        running = start()
      }, pauseMs)
      pauseMs = Math.min(pauseMs * 2, RESTART_MAX_MS)
    })
    return worker
  }

  return {
    /** Lets the worker finish what it has in hand, but not for ever. */
    async stop() {
      isStopping = true
      clearTimeout(restarting)
      const killing = setTimeout(running.kill, STOP_TIMEOUT_MS)
      running.terminate()
      await running.exited
      clearTimeout(killing)
    },
    kill() {
      isStopping = true
      clearTimeout(restarting)
      running.kill()
    },
  }
}

/**
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 */
function startWorker(words, env) {
  const preload = new URL('exitWithParent.mjs', import.meta.url).href
  // A process group of its own: as the server, it hears of Ctrl-C from us alone.
  const child = spawn(process.execPath, ['--import', preload, ...words], {
    cwd: root,
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const exited = once(child, 'exit').then(
    ([code, signal]) => String(signal ?? `exit code ${code}`),
    (error) => String(error), // it could not even be started
  )
  return {
    exited,
    terminate: () => child.kill('SIGTERM'),
    kill: () => child.kill('SIGKILL'),
  }
}
