import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs `action` while no other process runs one under the same name.
 *
 * The lock is a local socket and not a file: the kernel gives it up when its holder dies, however
 * it dies, so nothing stale is ever left to judge.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} action
 * @param {() => void} [onWait] called once when somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(name, action, onWait) {
  const server = createServer((socket) => socket.destroy())
  const address = lockAddress(name)
  for (let waited = false; !(await listen(server, address)); waited = true) {
    if (!waited) onWait?.()
    await sleep(100)
  }
  try {
    return await action()
  } finally {
    server.close()
  }
}

/** @param {string} name */
function lockAddress(name) {
  const id = `steppergo-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
  if (process.platform === 'linux') return `\0${id}`
  if (process.platform === 'win32') return `\\\\?\\pipe\\${id}`
  return join(tmpdir(), id)
}

/**
 * @param {import('node:net').Server} server
 * @param {string} address
 */
async function listen(server, address) {
  try {
    server.listen(address)
    await once(server, 'listening')
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EADDRINUSE') throw error
    await removeAbandoned(address)
    return false
  }
}

/**
 * Only where the socket is a file does it outlive its holder.
 *
 * @param {string} address
 */
async function removeAbandoned(address) {
  if (process.platform === 'linux' || process.platform === 'win32') return
  const socket = connect(address)
  try {
    await once(socket, 'connect')
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ECONNREFUSED') await rm(address)
  } finally {
    socket.destroy()
  }
}
