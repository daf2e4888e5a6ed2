import type { MessageRecord } from '../messages/messageStore.ts'
import type { Act } from '../moderation/moderationStore.ts'
import { appendAudit } from './appendAudit.ts'
import type { Query } from './database.ts'
import { lockConversationOf } from './sql/conversations.ts'
import { setMessageHidden } from './sql/setMessageHidden.ts'

interface Input extends Act {
  messageId: string
  hiddenAt: Date | null
  reason: string
  /** The case that is resolved by it. */
  caseId?: string
}

/** See `ModerationStore.setHidden`. Runs in the transaction of the act. */
export async function setHidden(
  query: Query,
  { messageId, hiddenAt, reason, actor, now, caseId }: Input,
): Promise<{ message: MessageRecord; changed: boolean } | null> {
  // note: first, so that of two who hide the same message at once the second finds it hidden.
  await query(lockConversationOf, [messageId])
  const values = [messageId, hiddenAt]
  const [row] = await query<MessageRecord & { changed: boolean }>(setMessageHidden, values)
  if (!row) return null
  const { changed, ...message } = row
  if (!changed) return { message, changed }
  await appendAudit(query, {
    ...{ at: now, actorId: actor.userId, actorName: actor.name, reason },
    action: hiddenAt ? 'message.hide' : 'message.restore',
    ...{ subjectType: 'message', subjectId: messageId, conversationId: message.conversationId },
    details: caseId === undefined ? {} : { reportId: caseId },
  })
  return { message, changed }
}
