import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { root } from './paths.mjs'
import { runScript } from './run.mjs'
import { UP_TO_DATE } from './steps.mjs'

/** @typedef {{ email: string, name: string, role: string, note: string }} DemoAccount */

/** @returns {Promise<{ password: string, accounts: DemoAccount[] }>} */
export async function readDemoAccounts() {
  return JSON.parse(await readFile(join(root, 'prisma/demoAccounts.json'), 'utf8'))
}

/**
 * Fills a database that has no users with the demo world. One with users is somebody's own.
 *
 * @param {string} databaseUrl
 */
export async function seedEmptyDatabase(databaseUrl) {
  return (await hasUser(databaseUrl)) ? UP_TO_DATE : seed(databaseUrl)
}

/** @param {string} databaseUrl */
export function seed(databaseUrl) {
  const env = { ...process.env, DATABASE_URL: databaseUrl }
  // From the sources, so that it runs before anything is built.
  return runScript('tsx/dist/cli.mjs', ['--conditions=steppergo-source', 'prisma/seed.ts'], { env })
}

/**
 * Whether the demo's people are in the database, so that it makes sense to offer them for signing in.
 *
 * @param {string} databaseUrl
 */
export async function hasDemo(databaseUrl) {
  const { accounts } = await readDemoAccounts()
  return hasUser(databaseUrl, accounts[0]?.email)
}

/**
 * @param {string} databaseUrl
 * @param {string | null} [email] of a certain user; any user when left out
 */
async function hasUser(databaseUrl, email = null) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const sql = 'SELECT FROM "User" WHERE $1::text IS NULL OR email = $1 LIMIT 1'
    return (await client.query(sql, [email])).rowCount === 1
  } finally {
    await client.end()
  }
}
