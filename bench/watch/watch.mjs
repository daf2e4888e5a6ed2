import { performance, PerformanceObserver } from 'node:perf_hooks'

/**
 * Says when something stood still: this process, its garbage collector, a statement it waits for, or
 * the disk. Preloaded into a server, or started by itself to watch a core or a disk.
 *
 * @typedef {{ kind: string, from: number, to: number }} Interruption in milliseconds since the epoch
 */

/** Shorter than this is what work looks like, and not told. */
const SHORTEST_MS = 5
const SYNC_EVERY_MS = 5
const SYNC_BYTES = 8_192

/** @type {(one: Interruption) => void} */
const tellParent = (one) => void process.send?.(one)

const now = () => performance.timeOrigin + performance.now()

/**
 * @param {string} kind
 * @param {number} from
 * @param {number} to
 */
function tell(kind, from, to, hear = tellParent) {
  if (to - from >= SHORTEST_MS) hear({ kind, from, to })
}

/**
 * A timer that is late was kept from running, by this process itself or by others.
 *
 * @param {string} kind
 * @returns {() => void} stops
 */
export function watchTimer(kind, hear = tellParent) {
  let due = now() + 1
  const tick = () => {
    const at = now()
    tell(kind, due, at, hear)
    due = at + 1
    timer = setTimeout(tick, 1)
  }
  let timer = setTimeout(tick, 1)
  return () => clearTimeout(timer)
}

export function watchCollector() {
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const from = performance.timeOrigin + startTime
      tell('collector', from, from + duration)
    }
  }).observe({ entryTypes: ['gc'] })
}

/** Statements of `pg`, from when they are asked until they are answered. */
export async function watchStatements() {
  const { default: pg } = await import('pg')
  const { query } = pg.Client.prototype
  /** @param {...any} words */
  pg.Client.prototype.query = function (...words) {
    const from = now()
    const done = () => tell('statement', from, now())
    const last = words.at(-1)
    if (typeof last === 'function') {
      /** @param {...unknown} results */
      words[words.length - 1] = (...results) => {
        done()
        last(...results)
      }
      return Reflect.apply(query, this, words)
    }
    const asked = Reflect.apply(query, this, words)
    // What has no `then` tells of its end by events, and is no statement of these servers.
    asked?.then?.(done, done)
    return asked
  }
}

/**
 * Writes a page and waits for the disk to have it, as PostgreSQL does for a commit.
 *
 * @param {string} path
 */
export async function watchDisk(path) {
  const { open } = await import('node:fs/promises')
  const file = await open(path, 'w')
  const page = Buffer.alloc(SYNC_BYTES, 1)
  // Room for all of it, so that only its contents are written later, as with a segment of the log.
  const pages = 2_048
  await file.write(Buffer.alloc(SYNC_BYTES * pages))
  await file.sync()
  for (let turn = 0; ; turn++) {
    const from = now()
    await file.write(page, 0, SYNC_BYTES, (turn % pages) * SYNC_BYTES)
    await file.datasync()
    const to = now()
    tellParent({ kind: 'sync', from, to })
    tell('disk', from, to)
    await new Promise((resolve) => setTimeout(resolve, SYNC_EVERY_MS))
  }
}

const wanted = process.env['BENCH_WATCH'] ?? ''
const [what, path = ''] = wanted.split('=')
if (what === 'server') {
  watchTimer('server')
  watchCollector()
  await watchStatements()
} else if (what === 'disk') await watchDisk(path)
else if (what) watchTimer(what)
