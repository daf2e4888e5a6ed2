import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { freePort } from './ports.mjs'
import { chooseIdentity } from './postgresIdentity.mjs'
import { locatePostgres } from './postgresPrograms.mjs'

const START_TIMEOUT_MS = 60_000

/**
 * A PostgreSQL cluster in a folder: `data/` is PostgreSQL's, `password` and `postgres.log` are ours.
 *
 * @typedef {object} Cluster
 * @property {string} folder
 * @property {boolean} durable false for data that may be lost: no waiting for the disk
 * @property {number} [port] A free one when left out.
 */

/**
 * Starts PostgreSQL in the folder, on a free port, and makes the cluster first if there is none.
 * Nobody else may be running or starting it.
 *
 * @param {Cluster} cluster
 */
export async function startCluster({ folder, durable, port }) {
  await mkdir(folder, { recursive: true })
  const password = join(folder, 'password')
  if (!existsSync(password)) {
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600 })
  }
  const { initdb, postgres } = await locatePostgres()
  const { prefix, options } = await chooseIdentity(folder, postgres)

  const data = join(folder, 'data')
  if (!existsSync(data)) {
    // Only whole clusters get the name: one that was interrupted half-way is made anew.
    const unfinished = join(folder, 'data.unfinished')
    await rm(unfinished, { recursive: true, force: true })
    const words = [initdb, '-D', unfinished, '--username=postgres', `--pwfile=${password}`]
    words.push('--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions')
    words.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8')
    if (!durable) words.push('--no-sync')
    await run([...prefix, ...words], options)
    await rename(unfinished, data)
  }

  await rm(join(data, 'postmaster.pid'), { force: true })
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC']
  if (!durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const words = [postgres, '-D', data, '-p', String(port ?? (await freePort()))]
  for (const setting of settings) words.push('-c', setting)
  await launch([...prefix, ...words], options, folder)
}

/**
 * @param {string[]} words
 * @param {{ uid?: number, gid?: number }} options
 */
async function run([command = '', ...words], options) {
  await promisify(execFile)(command, words, options)
}

/**
 * @param {string[]} words
 * @param {{ uid?: number, gid?: number }} options
 * @param {string} folder
 */
async function launch([command = '', ...words], options, folder) {
  const log = await open(join(folder, 'postgres.log'), 'w', 0o600)
  // In a session of its own, as several starts may share it and any of them may be the one to leave.
  const child = spawn(command, words, {
    ...options,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  await log.close()
  child.unref()
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await readPostmaster(folder))?.ready) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null
    if (hasEnded || Date.now() > deadline) {
      const said = await readFile(join(folder, 'postgres.log'), 'utf8')
      throw new Error(`PostgreSQL does not start in ${folder}:\n${said}`)
    }
    await sleep(20)
  }
}

/**
 * What PostgreSQL wrote down about itself when it started, if it did.
 *
 * @param {string} folder
 */
export async function readPostmaster(folder) {
  const file = join(folder, 'data/postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port, , , , status] = (await readFile(file, 'utf8')).split('\n')
  return { pid: Number(pid), port: Number(port), ready: status?.trim() === 'ready' }
}

/** @param {number} pid */
export async function isPostgresAlive(pid) {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    // After a crash the number may have gone to somebody else.
    return (await readFile(`/proc/${pid}/comm`, 'utf8')).startsWith('postgres')
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? ''
    if (['ESRCH', 'ENOENT', 'EPERM'].includes(code)) return false
    throw error
  }
}

/** @param {string} folder */
export async function stopCluster(folder) {
  const postmaster = await readPostmaster(folder)
  if (!postmaster || !(await isPostgresAlive(postmaster.pid))) return
  process.kill(postmaster.pid, 'SIGINT') // PostgreSQL's fast shutdown
  while (await isPostgresAlive(postmaster.pid)) await sleep(20)
}
