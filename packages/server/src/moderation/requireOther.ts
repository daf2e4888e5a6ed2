import { ChatError } from '@steppergo/chat-protocol'
import type { Actor } from '../deps.ts'

/** Nobody warns, mutes or suspends themselves, nor takes that back. @throws ChatError `INVALID` */
export function requireOther(actor: Actor, userId: string | null, path: string): void {
  if (userId !== actor.userId) return
  const message = 'Somebody else has to decide about you'
  throw new ChatError('INVALID', message, { issues: [{ path, message }] })
}
