import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './paths.mjs'
import { freePort, isPortFree } from './ports.mjs'
import { findOnPath, installPackage, isExecutable } from './programs.mjs'
import { CommandError, run } from './run.mjs'

const template = join(root, 'deploy/nginx.conf')
const START_TIMEOUT_MS = 10_000

/** Not on the PATH of everybody who may run it. */
const usual = '/usr/sbin/nginx'

/**
 * nginx ends when the pipe to its shell does: when asked to, or with whoever started it, however
 * that one went. SIGTERM, so that it takes its workers along.
 */
const UNTIL_STDIN_ENDS = '"$0" "$@" & pid=$!; echo $pid; read -r _; kill -TERM $pid; wait $pid'

/**
 * @typedef {object} Nginx
 * @property {string} url
 * @property {() => Promise<Record<string, unknown>[]>} requests what it logged, a line a request
 * @property {() => Promise<void>} stop
 */

/**
 * The path of an nginx for the tests, installed if there is none.
 *
 * @returns {Promise<string>}
 */
export async function findOrInstallNginx() {
  const wanted = process.env['NGINX_PATH']
  if (wanted && !(await isExecutable(wanted))) {
    throw new CommandError(`NGINX_PATH is set, but there is no program at ${wanted}.`)
  }
  const found = wanted || (await find())
  if (found) return found
  try {
    await installPackage('nginx')
  } catch (error) {
    throw new CommandError(
      'The tests need nginx, and the system cannot install it. Install it and set NGINX_PATH to ' +
        `it.\n${String(error)}`,
    )
  }
  const path = await find()
  if (!path) throw new CommandError('nginx was installed, but is not on the PATH.')
  return path
}

async function find() {
  return (await findOnPath(['nginx'])) ?? ((await isExecutable(usual)) ? usual : null)
}

/**
 * Starts an nginx with deploy/nginx.conf on a free port of 127.0.0.1; only addresses and paths differ.
 *
 * @param {{ chat: [string, string], web: string }} nodes each as host:port
 * @returns {Promise<Nginx>}
 */
export async function startNginx({ chat: [one, other], web }) {
  const program = await findOrInstallNginx()
  const folder = await mkdtemp(join(tmpdir(), 'steppergo-nginx-'))
  // Started by root, its workers are somebody else.
  await chmod(folder, 0o755)
  const port = await freePort()
  const accessLog = join(folder, 'access.log')
  const file = join(folder, 'nginx.conf')
  const given = await readFile(template, 'utf8')
  const config = replaceAll(given, [
    [' /tmp/', ` ${folder}/`],
    ['listen 8080;', `listen 127.0.0.1:${port};`],
    ['server chat-1:3000 ', `server ${one} `],
    ['server chat-2:3000 ', `server ${other} `],
    ['server web:3000;', `server ${web};`],
    ['/dev/stdout', accessLog],
    ['/dev/stderr', join(folder, 'error.log')],
  ])
  await writeFile(file, config)
  const words = ['-p', folder, '-c', file, '-e', join(folder, 'error.log'), '-g', 'daemon off;']
  await run(program, ['-t', ...words])
  const shell = spawn('sh', ['-c', UNTIL_STDIN_ENDS, program, ...words], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const ended = once(shell, 'exit')
  await once(createInterface(shell.stdout), 'line')
  const deadline = Date.now() + START_TIMEOUT_MS
  while (await isPortFree(port)) {
    if (Date.now() > deadline) {
      shell.stdin.end()
      const said = await readFile(join(folder, 'error.log'), 'utf8').catch(() => '')
      throw new CommandError(`nginx does not start:\n${said}`)
    }
    await sleep(20)
  }
  return {
    url: `http://127.0.0.1:${port}`,
    async requests() {
      const lines = (await readFile(accessLog, 'utf8')).split('\n').filter(Boolean)
      return lines.map((line) => JSON.parse(line))
    },
    async stop() {
      shell.stdin.end()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * @param {string} text
 * @param {[string, string][]} pairs each of which must occur
 */
function replaceAll(text, pairs) {
  return pairs.reduce((result, [from, to]) => {
    if (!text.includes(from)) throw new CommandError(`deploy/nginx.conf says no "${from}".`)
    return result.replaceAll(from, to)
  }, text)
}
