import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './paths.mjs'
import { CommandError } from './run.mjs'

const READY_TIMEOUT_MS = 60_000
/** The server drains for up to 8 s. */
const STOP_TIMEOUT_MS = 9_000

const production = ['apps/web/dist/server.js']
const development = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false']
development.push('--exclude', 'apps/web/.next/**', 'apps/web/server.ts')

/**
 * Starts the web server as a child process and waits until it is ready to serve.
 *
 * @param {{ port: number, dev: boolean, env: NodeJS.ProcessEnv }} options
 */
export async function startServer({ port, dev, env }) {
  const preload = new URL('exitWithParent.mjs', import.meta.url).href
  const child = spawn(
    process.execPath,
    ['--import', preload, ...(dev ? development : production)],
    // A process group of its own, or Ctrl-C would reach it a second time next to our signal, and the
    // server takes a second signal for impatience.
    { cwd: root, env, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const exited = once(child, 'exit').then(([code, signal]) => signal ?? `exit code ${code}`)
  await waitUntilReady(child, port)
  return {
    exited,
    /** Lets the server drain, but not for ever. */
    async stop() {
      const killing = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      child.kill('SIGTERM')
      await exited
      clearTimeout(killing)
    },
    kill: () => child.kill('SIGKILL'),
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} port
 */
async function waitUntilReady(child, port) {
  const deadline = Date.now() + READY_TIMEOUT_MS
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new CommandError('The server did not start.')
    if (Date.now() > deadline) throw new CommandError('The server started, but is not ready.')
    await sleep(50)
  }
}

/** @param {number} port */
function isReady(port) {
  return fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
    (response) => response.ok,
    () => false, // not listening yet
  )
}
