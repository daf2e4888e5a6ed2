import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CommandError } from './run.mjs'

const keeper = fileURLToPath(new URL('postgresKeeper.mjs', import.meta.url))

/**
 * @typedef {object} Postgres
 * @property {string} url of an empty or existing database `steppergo`
 * @property {() => Promise<void>} stop resolves when PostgreSQL is down, or left to its other users
 */

/**
 * Starts an embedded PostgreSQL 18 on a free port of 127.0.0.1.
 *
 * Whoever starts one on a folder where one runs already shares it; the last to stop stops it. When
 * the calling process dies without `stop()`, PostgreSQL shuts down by itself.
 *
 * @param {object} [options]
 * @param {string} [options.dataDir] Left out, the data is temporary and goes with `stop()`.
 * @param {boolean} [options.durable] Whether commits wait for the disk; by default when they stay.
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ dataDir, durable = dataDir !== undefined } = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'steppergo-postgres-')))
  const kept = JSON.stringify({ folder, durable, temporary: dataDir === undefined })
  const child = spawn(process.execPath, [keeper, kept], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [line] = await Promise.race([
    once(createInterface(child.stdout), 'line'),
    once(child, 'exit').then(() => ['null']),
  ])
  /** @type {{ url: string } | null} */
  const answer = JSON.parse(line)
  if (!answer) throw new CommandError('PostgreSQL did not start; the lines above say why.')

  // Neither the process nor its pipes keep the caller alive.
  child.unref()
  for (const stream of [child.stdin, child.stdout]) {
    if ('unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
  return {
    url: answer.url,
    async stop() {
      child.ref()
      child.stdin.end()
      if (child.exitCode === null) await once(child, 'exit')
      if (child.exitCode !== 0) throw new Error('PostgreSQL was not stopped in good order.')
    },
  }
}
