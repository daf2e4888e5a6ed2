import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { withLock } from './lock.mjs'
import { isPostgresAlive, readPostmaster, startCluster, stopCluster } from './postgresCluster.mjs'

/** The advisory lock that users of a cluster share and that only the last one to leave can own. */
const IN_USE = 7_305_802
const DATABASE = 'steppergo'

/** PostgreSQL is starting up or shutting down, or has closed the door in between. */
const NOT_NOW = new Set(['57P03', '57P01', 'ECONNREFUSED', 'ECONNRESET'])

/** @typedef {import('./postgresCluster.mjs').Cluster} Cluster */

/**
 * Uses the folder's cluster: the running one, or one started now.
 *
 * @param {Cluster} cluster
 * @returns {Promise<{ hold: pg.Client, url: string, port: number }>} `hold` marks it as used
 */
export async function joinCluster(cluster) {
  return withLock(cluster.folder, async () => {
    for (;;) {
      const postmaster = await readPostmaster(cluster.folder)
      if (!postmaster || !(await isPostgresAlive(postmaster.pid))) {
        await startCluster(cluster)
      } else {
        const joined = await tryJoin(cluster.folder, postmaster.port)
        if (joined) return joined
        await sleep(50)
      }
    }
  })
}

/**
 * @param {string} folder
 * @param {number} port
 */
async function tryJoin(folder, port) {
  const password = (await readFile(join(folder, 'password'), 'utf8')).trim()
  const server = `postgresql://postgres:${password}@127.0.0.1:${port}`
  const hold = new pg.Client({ connectionString: `${server}/postgres` })
  hold.on('error', () => {}) // Whoever cares waits for 'end', which follows.
  try {
    await hold.connect()
    await hold.query('SELECT pg_advisory_lock_shared($1)', [IN_USE])
    const { rowCount } = await hold.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (!rowCount) await hold.query(`CREATE DATABASE ${DATABASE}`)
    return { hold, port, url: `${server}/${DATABASE}` }
  } catch (error) {
    if (!NOT_NOW.has(/** @type {{ code?: string }} */ (error).code ?? '')) throw error
    return null
  }
}

/**
 * Stops the cluster, unless somebody else still uses it.
 *
 * @param {Cluster} cluster
 * @param {pg.Client} hold
 */
export async function leaveCluster({ folder }, hold) {
  await hold.query('SELECT pg_advisory_unlock_shared($1)', [IN_USE])
  const { rows } = await hold.query('SELECT pg_try_advisory_lock($1) AS last', [IN_USE])
  if (rows[0].last) await stopCluster(folder)
  else await hold.end()
}
