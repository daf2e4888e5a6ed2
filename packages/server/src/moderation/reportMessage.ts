import {
  ChatError,
  REPORTS_PER_DAY,
  type OperationInput,
  type OperationOutput,
  type ReportedMessage,
} from '@steppergo/chat-protocol'
import { canAccess } from '../access/canAccess.ts'
import type { Actor, Deps } from '../deps.ts'
import type { MessageRecord } from '../messages/messageStore.ts'
import { announceCase } from './announceCase.ts'

const SNAPSHOT_SPAN = 5

/**
 * Reports a message for abuse and rings the moderators. What was said is kept as the reporter sees
 * it now, with up to five messages on either side; what the author does later does not reach it.
 *
 * What others report of the same message while it waits joins the same case. Safe to repeat: the same
 * person reporting the same message again gets the first report back.
 *
 * @throws ChatError `NOT_FOUND` for a message that the actor cannot see, `INVALID` for one's own,
 * `RATE_LIMITED` after `REPORTS_PER_DAY` in 24 hours
 */
export async function reportMessage(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'message:report'>,
): Promise<OperationOutput<'message:report'>> {
  const message = await requireReportable(deps, actor, input.messageId)
  const neighbours = await deps.messages.around(actor.userId, message, SNAPSHOT_SPAN)
  const outcome = await deps.reports.insertOnce({
    id: deps.newId(),
    messageId: message.id,
    conversationId: message.conversationId,
    reporterId: actor.userId,
    reporterName: actor.name,
    reason: input.reason,
    comment: input.comment?.trim() || null,
    snapshot: neighbours.map(presentSnapshot),
    createdAt: deps.now(),
  })
  switch (outcome.type) {
    case 'limited':
      throw new ChatError('RATE_LIMITED', `At most ${REPORTS_PER_DAY} reports in 24 hours`, {
        retryAfterMs: outcome.retryAfterMs,
      })
    case 'duplicate':
      return { reportId: outcome.reportId, duplicate: true }
    case 'created': {
      const { reportId, report, isNewCase } = outcome
      await announceCase(deps, report, isNewCase ? 'report.created' : 'report.changed')
      return { reportId, duplicate: false }
    }
  }
}

async function requireReportable(deps: Deps, actor: Actor, messageId: string) {
  const notFound = new ChatError('NOT_FOUND', 'Message not found')
  const message = await deps.messages.findVisible(actor.userId, messageId)
  if (!message || message.deletedAt || message.hiddenAt) throw notFound
  const conversation = await deps.conversations.find(message.conversationId)
  const trip = conversation && (await deps.trips.find(conversation.tripId))
  if (!trip || !canAccess(actor.userId, trip)) throw notFound
  if (message.senderId === null || message.senderId === actor.userId) {
    const text = 'Only messages of other people can be reported'
    throw new ChatError('INVALID', text, { issues: [{ path: 'messageId', message: text }] })
  }
  return message
}

function presentSnapshot(message: MessageRecord): ReportedMessage {
  return {
    id: message.id,
    seq: message.seq,
    senderId: message.senderId,
    senderName: message.senderName,
    content: message.content,
    createdAt: message.createdAt.toISOString(),
  }
}
