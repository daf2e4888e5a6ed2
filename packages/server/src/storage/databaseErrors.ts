import { ChatError, isChatError } from '@steppergo/chat-protocol'

const RETRY_AFTER_MS = 1_000

/**
 * SQLSTATEs that say "not now": connection, resources, operator intervention, a statement that took
 * too long, and a transaction that lost against another.
 */
const UNAVAILABLE_SQLSTATE = /^(08|53|57P|57014|40001|40P01)/
const UNAVAILABLE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'P1001',
  'P1002',
  'P1017',
  'P2024',
])
const UNAVAILABLE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|Can't reach database server|Cannot use a pool after calling end/

/** Rethrows, as `UNAVAILABLE` where the database could not be reached. */
export function toUnavailable(error: unknown): never {
  if (isChatError(error) || !isUnavailable(error)) throw error
  throw new ChatError('UNAVAILABLE', 'The chat cannot reach its database; try again', {
    retryAfterMs: RETRY_AFTER_MS,
  })
}

export function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const code = codeOf(error)
  if (UNAVAILABLE_CODES.has(code) || UNAVAILABLE_SQLSTATE.test(code)) return true
  if (error instanceof Error && UNAVAILABLE_TEXT.test(error.message)) return true
  return isUnavailable(causeOf(error))
}

/** What lies beneath; Prisma keeps the driver's own word in `meta`. */
function causeOf(error: object): unknown {
  if ('cause' in error && error.cause !== undefined) return error.cause
  const meta = 'meta' in error ? error.meta : null
  const isFromDriver = typeof meta === 'object' && meta !== null && 'driverAdapterError' in meta
  return isFromDriver ? meta.driverAdapterError : null
}

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505'

/** The same, as Prisma names it. */
export const isPrismaUniqueViolation = (error: unknown): boolean => codeOf(error) === 'P2002'

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error
  return hasCode && typeof error.code === 'string' ? error.code : ''
}
