/** Everything that must hold before a change is merged. Arguments go to Vitest. */
import { runChecks } from './lib/checks.mjs'
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { beforeLeaving, leave, leaveOnSignal } from './lib/leaving.mjs'
import { prepare } from './lib/prepare.mjs'
import { CommandError } from './lib/run.mjs'
import { step } from './lib/steps.mjs'
import { runTests } from './lib/vitest.mjs'

requireNode()
leaveOnSignal(() => process.exit(1))

let isGood = false
try {
  isGood = await test(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof CommandError ? `\n${error.message}` : error)
}
await leave(isGood ? 0 : 1)

/** @param {string[]} words */
async function test(words) {
  loadEnvironment(['TEST_DATABASE_URL', 'CHROMIUM_PATH', 'REDIS_SERVER_PATH', 'NGINX_PATH'])
  await prepare({ build: false })
  const { findOrInstallBrowser } = await import('./lib/browser.mjs')
  const { findOrInstallNginx } = await import('./lib/nginx.mjs')
  const { findOrInstallRedis } = await import('./lib/redis.mjs')
  const { startPostgres } = await import('./lib/postgres.mjs')

  let browser = ''
  await step('Looking for Chromium', async () => {
    browser = await findOrInstallBrowser()
    return browser
  })
  let redis = ''
  await step('Looking for Redis', async () => {
    redis = await findOrInstallRedis()
    return redis
  })
  let nginx = ''
  await step('Looking for nginx', async () => {
    nginx = await findOrInstallNginx()
    return nginx
  })
  await runChecks()
  await prepare({ build: true })

  let databaseUrl = process.env['TEST_DATABASE_URL']
  if (!databaseUrl) {
    const postgres = await step('Starting a temporary PostgreSQL', () => startPostgres())
    beforeLeaving(postgres.stop)
    databaseUrl = postgres.url
  }
  const env = {
    ...process.env,
    CHROMIUM_PATH: browser,
    REDIS_SERVER_PATH: redis,
    NGINX_PATH: nginx,
    TEST_DATABASE_URL: databaseUrl,
  }
  return runTests(words, env)
}
