import { loadEnvironment } from './environment.mjs'
import { beforeLeaving } from './leaving.mjs'
import { prepare } from './prepare.mjs'
import { step } from './steps.mjs'

/**
 * Brings everything that tests need: packages, browser, Redis, nginx, the built product and a
 * PostgreSQL that goes when this process does.
 *
 * @param {{ beforeBuild?: () => Promise<void> }} [options]
 * @returns {Promise<NodeJS.ProcessEnv>} what the tests are told
 */
export async function prepareTests({ beforeBuild } = {}) {
  loadEnvironment(['TEST_DATABASE_URL', 'CHROMIUM_PATH', 'REDIS_SERVER_PATH', 'NGINX_PATH'])
  await prepare({ build: false })
  const { findOrInstallBrowser } = await import('./browser.mjs')
  const { findOrInstallNginx } = await import('./nginx.mjs')
  const { findOrInstallRedis } = await import('./redis.mjs')
  const { startPostgres } = await import('./postgres.mjs')

  const browser = await look('Looking for Chromium', findOrInstallBrowser)
  const redis = await look('Looking for Redis', findOrInstallRedis)
  const nginx = await look('Looking for nginx', findOrInstallNginx)
  await beforeBuild?.()
  await prepare({ build: true })

  let databaseUrl = process.env['TEST_DATABASE_URL']
  if (!databaseUrl) {
    const postgres = await step('Starting a temporary PostgreSQL', () => startPostgres())
    beforeLeaving(postgres.stop)
    databaseUrl = postgres.url
  }
  return {
    ...process.env,
    CHROMIUM_PATH: browser,
    REDIS_SERVER_PATH: redis,
    NGINX_PATH: nginx,
    TEST_DATABASE_URL: databaseUrl,
  }
}

/**
 * @param {string} title
 * @param {() => Promise<string>} find
 */
async function look(title, find) {
  let path = ''
  await step(title, async () => {
    path = await find()
    return path
  })
  return path
}
