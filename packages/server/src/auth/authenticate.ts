import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { readAccessToken } from './accessToken.ts'
import type { SessionRecord } from './sessionDirectory.ts'
import { hashSessionToken, looksLikeSessionToken } from './sessionToken.ts'

export interface Secrets {
  jwtSecret: string
  sessionSecret: string
}

/**
 * Who a session token or an access token stands for; the one way in for every transport. It always
 * ends in the session's row, so a revoked session opens nothing however fresh the token is.
 *
 * @throws ChatError `UNAUTHENTICATED`
 */
export async function authenticate(
  deps: Pick<Deps, 'sessions' | 'now'>,
  secrets: Secrets,
  token: unknown,
): Promise<Actor> {
  const session = typeof token === 'string' ? await findSession(deps, secrets, token) : null
  if (!session || session.revokedAt || session.expiresAt <= deps.now()) {
    throw new ChatError('UNAUTHENTICATED', ERROR_TEXT.unauthenticated)
  }
  const { user } = session
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    locale: user.locale,
    sessionId: session.id,
    sessionExpiresAt: session.expiresAt,
  }
}

async function findSession(
  deps: Pick<Deps, 'sessions' | 'now'>,
  secrets: Secrets,
  token: string,
): Promise<SessionRecord | null> {
  if (looksLikeSessionToken(token)) {
    return deps.sessions.findByTokenHash(hashSessionToken(secrets.sessionSecret, token))
  }
  const sessionId = await readAccessToken(secrets.jwtSecret, token, deps.now())
  return sessionId === null ? null : deps.sessions.find(sessionId)
}
