/**
 * Who an access token speaks for, or null for a token which does not tell.
 *
 * Read for display only (which bubbles are one's own); the server verifies, this does not.
 */
export function readTokenUserId(token: string): string | null {
  const sub = readClaims(token)?.['sub']
  return typeof sub === 'string' ? sub : null
}

/** When an access token was made, by the server's clock; null for a token which does not tell. */
export function readTokenIssuedAt(token: string): number | null {
  const issuedAt = readClaims(token)?.['iat']
  return typeof issuedAt === 'number' ? issuedAt * 1_000 : null
}

function readClaims(token: string): Record<string, unknown> | null {
  const payload = token.split('.')[1]
  if (payload === undefined) return null
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const claims: unknown = JSON.parse(json)
    return typeof claims === 'object' && claims !== null ? { ...claims } : null
  } catch {
    // A session token is random text; two dots in it do not make it JSON.
    return null
  }
}
