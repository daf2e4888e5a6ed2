import { join } from 'node:path'
import pg from 'pg'
import { stateDir } from './paths.mjs'
import { startPostgres } from './postgres.mjs'
import { CommandError } from './run.mjs'

/**
 * The database of DATABASE_URL, or this clone's own, which is started for it.
 *
 * @returns {Promise<import('./postgres.mjs').Postgres>}
 */
export async function openDatabase() {
  const url = process.env['DATABASE_URL']
  if (!url) return startPostgres({ dataDir: join(stateDir, 'postgres') })
  await requireReachable(url)
  return { url, stop: async () => {} }
}

/** @param {string} url */
async function requireReachable(url) {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    // Not the address itself: it carries a password.
    const { code, message } = /** @type {Error & { code?: string }} */ (error)
    throw new CommandError(`The database of DATABASE_URL does not answer: ${message || code}`)
  } finally {
    await client.end()
  }
}
