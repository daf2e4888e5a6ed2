import { ChatError, type OperationInput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { announceCase } from './announceCase.ts'
import { announceHidden } from './announceHidden.ts'

/** Hides or restores a message for everyone and announces the change as an event of its own. */
export async function setHidden(
  deps: Deps,
  actor: Actor,
  { messageId, reason = '' }: OperationInput<'message:hide'>,
  hiddenAt: Date | null,
) {
  const act = { actor, now: deps.now(), reason: reason.trim() }
  const result = await deps.moderation.setHidden({ ...act, messageId, hiddenAt })
  if (!result) throw new ChatError('NOT_FOUND', 'Message not found')
  const { message, changed } = result
  if (changed) {
    await announceHidden(deps, message)
    await announceCase(deps, await deps.reports.findWaiting(messageId), 'report.changed')
  }
  return { messageId, hiddenAt: message.hiddenAt?.toISOString() ?? null }
}
