import { Logger as QueueLogger, type LogLevel } from 'graphile-worker'
import type { Logger } from '../log.ts'

/** The queue's own words end where it quotes: an error of the database, an address, a payload. */
const OWN_WORDS = /^[^:('"]*/

/** The queue's logger, on ours. How a job went is not among its lines: the worker tells that itself. */
export function createQueueLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message, meta = {}) => {
    if (meta.failure || meta.success) return
    const [words = ''] = OWN_WORDS.exec(message) ?? []
    const error = meta.error ?? meta.fatalError
    write(log, level)(error === undefined ? {} : { err: error }, `queue: ${words.trim()}`)
  })
}

/** Compared as text: the enumeration exists for the compiler only. */
function write(log: Logger, level: `${LogLevel}`): (fields: object, message: string) => void {
  switch (level) {
    case 'error':
      return log.error.bind(log)
    case 'warning':
      return log.warn.bind(log)
    case 'info':
      return log.info.bind(log)
    case 'debug':
      return log.trace.bind(log)
  }
}
