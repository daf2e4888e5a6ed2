import type { User, UserRole } from '@steppergo/chat-protocol'

export interface SessionRecord {
  id: string
  expiresAt: Date
  revokedAt: Date | null
  user: User
}

/** The host's accounts and sessions, as far as the chat needs them. */
export interface SessionDirectory {
  findByTokenHash(tokenHash: string): Promise<SessionRecord | null>
  find(sessionId: string): Promise<SessionRecord | null>
  /** Of these sessions the ones neither expired nor revoked, with what their person is now. */
  readLive(sessionIds: string[], now: Date): Promise<Map<string, UserRole>>
  findCredentials(email: string): Promise<{ user: User; passwordHash: string } | null>
  create(session: { id: string; userId: string; tokenHash: string; expiresAt: Date }): Promise<void>
  revoke(sessionId: string, at: Date): Promise<void>
}
