/**
 * Starts everything from nothing but Node: packages, build, database, demo data, server, worker.
 * With --dev, from the sources and with reload.
 */
import { loadEnvironment } from './lib/environment.mjs'
import { requireNode } from './lib/install.mjs'
import { beforeLeaving, isLeaving, leave, leaveOnSignal } from './lib/leaving.mjs'
import { withLock } from './lib/lock.mjs'
import { choosePort } from './lib/ports.mjs'
import { prepare } from './lib/prepare.mjs'
import { CommandError } from './lib/run.mjs'
import { startServer } from './lib/server.mjs'
import { serverEnvironment } from './lib/serverEnvironment.mjs'
import { step } from './lib/steps.mjs'
import { keepWorker, workerWords } from './lib/worker.mjs'

requireNode()
const dev = process.argv.includes('--dev')

/** @type {Awaited<ReturnType<typeof startServer>> | undefined} */
let server
/** @type {ReturnType<typeof keepWorker> | undefined} */
let worker
leaveOnSignal(() => {
  server?.kill()
  worker?.kill()
})

try {
  await start()
} catch (error) {
  // What fails while we stop things, fails because we stop them.
  if (!isLeaving()) console.error(error instanceof CommandError ? `\n${error.message}` : error)
  await leave(1)
}

async function start() {
  loadEnvironment()
  console.log(`StepperGO Chat${dev ? ', development' : ''}\n`)
  await prepare({ build: !dev })

  // These import packages, so they load only now that packages are installed.
  const { openDatabase } = await import('./lib/database.mjs')
  const { applyMigrations } = await import('./lib/migrate.mjs')
  const { hasDemo, seedEmptyDatabase } = await import('./lib/demo.mjs')
  const { printGreeting } = await import('./lib/greeting.mjs')

  const isOwn = Boolean(process.env['DATABASE_URL'])
  const database = await step(isOwn ? 'Using DATABASE_URL' : 'Starting PostgreSQL', openDatabase)
  beforeLeaving(database.stop)
  await step('Migrating the database', async () => {
    const applied = await applyMigrations(database.url)
    return applied.length === 0 ? 'up to date' : `${applied.length} applied`
  })
  await step('Seeding demo data', () => seedEmptyDatabase(database.url))
  const demo = await hasDemo(database.url)

  const env = await step('Starting the server', async () => {
    const started = await startOnFreePort({ databaseUrl: database.url, demo, dev })
    server = started.server
    return started.env
  })
  worker = keepWorker({ words: workerWords(dev), env })
  beforeLeaving(() => Promise.all([server?.stop(), worker?.stop()]))
  await printGreeting({ url: env.NEXT_PUBLIC_APP_URL, demo, seconds: process.uptime() })

  const reason = await server?.exited
  throw new CommandError(`The server stopped by itself (${reason}).`)
}

/** @param {{ databaseUrl: string, demo: boolean, dev: boolean }} options */
function startOnFreePort(options) {
  // Between choosing a port and listening on it, another clone's start must not choose the same.
  return withLock('choosing a port', async () => {
    const wanted = Number(process.env['PORT'] || 3000)
    const port = await choosePort(wanted)
    if (port !== wanted) console.log(`  Port ${wanted} is taken; taking ${port} instead.`)
    const env = await serverEnvironment({ ...options, port })
    return { env, server: await startServer({ port, dev, env }) }
  })
}
