import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './ports.mjs'
import { findOnPath, installPackage, isExecutable } from './programs.mjs'
import { CommandError } from './run.mjs'

const names = ['redis-server', 'valkey-server']
const START_TIMEOUT_MS = 10_000

/**
 * Redis ends when the pipe to its shell does: when asked to, or with whoever started it, however
 * that one went.
 */
const UNTIL_STDIN_ENDS = '"$0" "$@" & pid=$!; echo $pid; read -r _; kill -KILL $pid; wait $pid'

/**
 * @typedef {object} Redis
 * @property {string} url
 * @property {() => Promise<void>} kill with SIGKILL; everything it knew is gone
 * @property {() => Promise<void>} restart on the same port, empty
 * @property {() => void} pause its connections stay, but nothing is answered
 * @property {() => void} resume
 * @property {() => Promise<void>} stop for good
 */

/**
 * The path of a Redis of version 7 or later for the tests, installed if there is none.
 *
 * @returns {Promise<string>}
 */
export async function findOrInstallRedis() {
  const wanted = process.env['REDIS_SERVER_PATH']
  if (wanted && !(await isExecutable(wanted))) {
    throw new CommandError(`REDIS_SERVER_PATH is set, but there is no program at ${wanted}.`)
  }
  const found = wanted || (await findOnPath(names))
  if (found) return found
  try {
    await installPackage('redis-server')
  } catch (error) {
    throw new CommandError(
      'The tests need redis-server 7 or later, and the system cannot install it. Install it and ' +
        `set REDIS_SERVER_PATH to it.\n${String(error)}`,
    )
  }
  const path = await findOnPath(names)
  if (!path) throw new CommandError('Redis was installed, but is not on the PATH.')
  return path
}

/**
 * Starts a throw-away Redis that keeps nothing, on a free port of 127.0.0.1.
 *
 * @returns {Promise<Redis>}
 */
export async function startRedis() {
  const program = await findOrInstallRedis()
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-redis-'))
  const port = await freePort()
  let running = await launch(program, folder, port)
  const kill = async () => {
    running.shell.stdin.end()
    await running.ended
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill()
      running = await launch(program, folder, port)
    },
    pause: () => void process.kill(running.pid, 'SIGSTOP'),
    resume: () => void process.kill(running.pid, 'SIGCONT'),
    async stop() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * @param {string} program
 * @param {string} folder
 * @param {number} port
 */
async function launch(program, folder, port) {
  const logFile = join(folder, 'redis.log')
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder]
  words.push('--save', '', '--appendonly', 'no', '--logfile', logFile)
  const shell = spawn('sh', ['-c', UNTIL_STDIN_ENDS, program, ...words], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = once(shell, 'exit')
  const [line] = await once(createInterface(shell.stdout), 'line')
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await answers(port))) {
    if (Date.now() > deadline) {
      shell.stdin.end()
      throw new CommandError(`Redis does not start:\n${await readFile(logFile, 'utf8')}`)
    }
    await sleep(20)
  }
  return { shell, ended, pid: Number(line) }
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const settle = (/** @type {boolean} */ isUp) => {
      socket.destroy()
      resolve(isUp)
    }
    socket.once('error', () => settle(false))
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')))
    socket.once('connect', () => socket.write('PING\r\n'))
  })
}
