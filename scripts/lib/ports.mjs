import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Whether a server could listen on the port, on every address as ours does.
 *
 * @param {number} port
 */
export async function isPortFree(port) {
  return (await tryListen(port)) !== null
}

/** A port of 127.0.0.1 that nobody listens on now. */
export async function freePort() {
  const port = await tryListen(0, '127.0.0.1')
  if (port === null) throw new Error('This machine has no free port left.')
  return port
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<number | null>} the port listened on, or null when it is taken
 */
async function tryListen(port, host) {
  const server = createServer()
  try {
    server.listen({ port, host, exclusive: true })
    await once(server, 'listening')
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    if (code === 'EADDRINUSE' || code === 'EACCES') return null
    throw error
  }
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : null
}

/**
 * The wanted port, or the next free one after it.
 *
 * @param {number} wanted
 */
export async function choosePort(wanted) {
  for (let port = wanted; port < Math.min(wanted + 50, 65_536); port++) {
    if (await isPortFree(port)) return port
  }
  return freePort()
}
