import { ChatError, isChatError } from '@steppergo/chat-protocol'

const RETRY_AFTER_MS = 1_000

/** Classes of SQLSTATE that say "not now": connection, resources, operator intervention. */
const UNAVAILABLE_SQLSTATE = /^(08|53|57P)/
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
  /Connection terminated|timeout exceeded when trying to connect|Can't reach database server|Cannot use a pool after calling end/

/** Rethrows, as `UNAVAILABLE` where the database could not be reached. */
export function toUnavailable(error: unknown): never {
  if (isChatError(error) || !isUnavailable(error)) throw error
  throw new ChatError('UNAVAILABLE', 'The chat cannot reach its database; try again', {
    retryAfterMs: RETRY_AFTER_MS,
  })
}

export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  if (UNAVAILABLE_CODES.has(code) || UNAVAILABLE_SQLSTATE.test(code)) return true
  return UNAVAILABLE_TEXT.test(error.message) || isUnavailable(error.cause)
}

export const isUniqueViolation = (error: unknown): boolean => codeOf(error) === '23505'

/** The same, as Prisma names it. */
export const isPrismaUniqueViolation = (error: unknown): boolean => codeOf(error) === 'P2002'

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error
  return hasCode && typeof error.code === 'string' ? error.code : ''
}
