import { ChatError } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/**
 * A moderator may be a traveller too: a case about themselves does not exist for them, or they would
 * learn who reported them.
 *
 * @throws ChatError `NOT_FOUND`
 */
export async function requireForeignCase(
  { reports }: Deps,
  actor: Actor,
  reportId: string,
): Promise<void> {
  const report = await reports.find(reportId)
  if (!report || report.authorId === actor.userId) {
    throw new ChatError('NOT_FOUND', 'Report not found')
  }
}

/** Nobody warns, mutes or suspends themselves, nor takes that back. @throws ChatError `INVALID` */
export function requireOther(actor: Actor, userId: string | null, path: string): void {
  if (userId !== actor.userId) return
  const message = 'Somebody else has to decide about you'
  throw new ChatError('INVALID', message, { issues: [{ path, message }] })
}
