import type { ReportedMessage } from '@steppergo/chat-protocol'
import { EVERYTHING } from '../conversations/conversationStore.ts'
import type { ModerationStore } from '../moderation/moderationStore.ts'
import { appendAudit } from './appendAudit.ts'
import type { Query } from './database.ts'
import { conversationById } from './sql/conversations.ts'
import { inspectMessages } from './sql/inspectMessages.ts'

type Input = Parameters<ModerationStore['inspect']>[0]
type Row = Omit<ReportedMessage, 'createdAt'> & { createdAt: Date }

/** See `ModerationStore.inspect`. Runs in a transaction of its own. */
export async function inspectConversation(
  query: Query,
  { conversationId, reason, before, limit, actor, now }: Input,
): Promise<{ messages: ReportedMessage[]; hasMore: boolean } | null> {
  if ((await query(conversationById, [conversationId])).length === 0) return null
  const bounds = [conversationId, before ?? EVERYTHING, limit + 1]
  const rows = await query<Row>(inspectMessages, bounds)
  const page = rows.slice(0, limit).reverse()
  await appendAudit(query, {
    ...{ at: now, actorId: actor.userId, actorName: actor.name, action: 'conversation.inspect' },
    ...{ subjectType: 'conversation', subjectId: conversationId, conversationId, reason },
    details: { fromSeq: page[0]?.seq ?? null, toSeq: page.at(-1)?.seq ?? null },
  })
  return {
    messages: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    hasMore: rows.length > limit,
  }
}
