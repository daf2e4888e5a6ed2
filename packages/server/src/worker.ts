#!/usr/bin/env node
import { readConfig } from './config.ts'
import { createWorker, type JobWorker } from './jobs/createWorker.ts'

/** Orchestrators commonly send SIGKILL ten seconds after SIGTERM. */
const SHUTDOWN_LIMIT_MS = 7_500

/** What is done in the background, in a process of its own. */
async function main(): Promise<void> {
  const worker = await createWorker(readConfig(process.env))
  const { log, ended } = worker
  let isStopping = false
  const stop = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    stopInTime(worker)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  log.info('worker started')
  await ended
  // Whoever started this process starts it again.
  if (!isStopping) process.exit(1)
}

function stopInTime({ log, stop }: JobWorker): void {
  log.info('worker stopping')
  setTimeout(() => {
    log.warn('a job was in hand at the shutdown limit')
    process.exit(0)
  }, SHUTDOWN_LIMIT_MS).unref()
  stop().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ err: error }, 'stopping failed')
      process.exit(1)
    },
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
