import { ChatError, type User } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { Secrets } from './authenticate.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { hashSessionToken, newSessionToken } from './sessionToken.ts'

export const SESSION_TTL_MS = 30 * 24 * 60 * 60 * 1000

const REFUSED = 'E-mail or password is not right'

/**
 * Starts a session.
 *
 * @throws ChatError `UNAUTHENTICATED`, the same for an unknown address and a wrong password
 */
export async function signIn(
  deps: Pick<Deps, 'sessions' | 'now' | 'newId'>,
  secrets: Secrets,
  input: { email: string; password: string },
): Promise<{ token: string; expiresAt: Date; user: User }> {
  const found = await deps.sessions.findCredentials(input.email.trim().toLowerCase())
  if (!found) {
    // As slow as a wrong password, or the time would tell which addresses have an account.
    await hashPassword(input.password)
    throw new ChatError('UNAUTHENTICATED', REFUSED)
  }
  if (!(await verifyPassword(input.password, found.passwordHash))) {
    throw new ChatError('UNAUTHENTICATED', REFUSED)
  }
  const token = newSessionToken()
  const expiresAt = new Date(deps.now().getTime() + SESSION_TTL_MS)
  await deps.sessions.create({
    id: deps.newId(),
    userId: found.user.id,
    tokenHash: hashSessionToken(secrets.sessionSecret, token),
    expiresAt,
  })
  return { token, expiresAt, user: found.user }
}
