/* global setInterval */

/** @type {(() => Promise<unknown>)[]} */
const duties = []
/** @type {Promise<never> | undefined} */
let leaving

/**
 * Something to do before this process ends, before what was registered earlier.
 *
 * @param {() => Promise<unknown>} duty
 */
export function beforeLeaving(duty) {
  duties.unshift(duty)
}

export function isLeaving() {
  return leaving !== undefined
}

/**
 * Does the duties and ends the process.
 *
 * @param {number} code
 */
export function leave(code) {
  leaving ??= fulfil().then(
    () => process.exit(code),
    (error) => {
      console.error(String(error))
      process.exit(1)
    },
  )
  return leaving
}

async function fulfil() {
  for (const duty of duties) await duty()
}

const ORPHAN_CHECK_MS = 250

/**
 * Leaves in order on Ctrl-C and on a supervisor's signal; the second one is impatience.
 *
 * @param {() => void} onImpatience
 */
export function leaveOnSignal(onImpatience) {
  const handle = () => {
    if (leaving) return onImpatience()
    process.stdout.write('\nStopping …\n')
    void leave(0)
  }
  process.on('SIGINT', handle).on('SIGTERM', handle).on('SIGHUP', handle)
  if (process.env['npm_lifecycle_event']) leaveWhenOrphaned()
}

/** A signal to npm ends npm and its shell, and never arrives here. */
function leaveWhenOrphaned() {
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) void leave(0)
  }, ORPHAN_CHECK_MS).unref()
}
