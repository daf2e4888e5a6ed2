/**
 * Who an access token speaks for, or null for a token which does not tell.
 *
 * Read for display only (which bubbles are one's own); the server verifies, this does not.
 */
export function readTokenUserId(token: string): string | null {
  const payload = token.split('.')[1]
  if (payload === undefined) return null
  try {
    const json = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const claims: unknown = JSON.parse(json)
    if (typeof claims !== 'object' || claims === null || !('sub' in claims)) return null
    return typeof claims.sub === 'string' ? claims.sub : null
  } catch {
    // A session token is random text; two dots in it do not make it JSON.
    return null
  }
}
