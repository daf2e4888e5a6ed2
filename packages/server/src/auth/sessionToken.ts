import { createHmac, randomBytes } from 'node:crypto'

const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/

/** 256 random bits, base64url. */
export const newSessionToken = (): string => randomBytes(32).toString('base64url')

export const looksLikeSessionToken = (token: string): boolean => TOKEN_PATTERN.test(token)

/** What the database holds instead of the token. */
export function hashSessionToken(sessionSecret: string, token: string): string {
  return createHmac('sha256', sessionSecret).update(token).digest('hex')
}
