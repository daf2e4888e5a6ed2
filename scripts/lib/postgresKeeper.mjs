/**
 * A process that keeps a PostgreSQL for whoever started it: starts it again when it dies, and lets
 * go of it when the starter is gone, by any way, SIGKILL included. The sign is the end of stdin.
 */
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { joinCluster, leaveCluster } from './postgresShare.mjs'

const MAX_ATTEMPTS = 10
const RETRY_MS = 300

/** @type {import('./postgresCluster.mjs').Cluster & { temporary: boolean }} */
const { temporary, ...cluster } = JSON.parse(process.argv[2] ?? '')
const starterGone = once(process.stdin.resume(), 'end').then(() => 'starter gone')

// A terminal's Ctrl-C and a supervisor's SIGTERM mean the starter, which lets go in its own order.
process.on('SIGINT', () => {}).on('SIGTERM', () => {})

try {
  let { hold, url, port } = await joinCluster(cluster)
  process.stdout.write(JSON.stringify({ url }) + '\n')
  while ((await Promise.race([starterGone, lost(hold)])) !== 'starter gone') {
    hold = await startAgain(port)
  }
  await leaveCluster(cluster, hold)
  if (temporary) await rm(cluster.folder, { recursive: true, force: true })
  process.exit(0)
} catch (error) {
  process.stderr.write(`PostgreSQL in ${cluster.folder}: ${String(error)}\n`)
  process.exit(1)
}

/**
 * It may die again while it starts.
 *
 * @param {number} port
 */
async function startAgain(port) {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await joinCluster({ ...cluster, port })).hold
    } catch (error) {
      if (attempt === MAX_ATTEMPTS) throw error
      await sleep(RETRY_MS)
    }
  }
}

/**
 * `once` would reject at the error that comes before the end.
 *
 * @param {import('pg').Client} hold
 */
function lost(hold) {
  return new Promise((resolve) => hold.once('end', () => resolve('lost')))
}
