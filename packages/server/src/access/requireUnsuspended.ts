import { ChatError, ERROR_TEXT } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/** @throws ChatError `SUSPENDED` */
export function requireUnsuspended(
  { standings }: Pick<Deps, 'standings'>,
  { userId }: Pick<Actor, 'userId'>,
): void {
  if (standings.isSuspended(userId)) throw new ChatError('SUSPENDED', ERROR_TEXT.suspended)
}
