import type { OperationRequest, Report, ReportReason } from '@steppergo/chat-protocol'
import { REPORT_REASONS } from '@steppergo/chat-protocol/constants'

export const queueStatuses = ['waiting', 'mine', 'unassigned', 'resolved'] as const
export type QueueStatus = (typeof queueStatuses)[number]

/** Which cases a moderator looks at; part of the address. */
export interface QueueFilter {
  status: QueueStatus
  /** Null for any. */
  reason: ReportReason | null
}

type Query = Record<string, string | string[] | undefined>
type Question = OperationRequest<'reports:list'>

const questions: Record<QueueStatus, Question[]> = {
  waiting: [{ status: 'OPEN' }, { status: 'ASSIGNED' }],
  mine: [{ status: 'ASSIGNED', assignee: 'me' }],
  unassigned: [{ status: 'OPEN' }],
  resolved: [{ status: 'RESOLVED' }],
}

/** What an address asks for; what it does not say, or says wrongly, is everything that waits. */
export function readQueueFilter(query: Query): QueueFilter {
  return {
    status: queueStatuses.find((status) => status === query['status']) ?? 'waiting',
    reason: REPORT_REASONS.find((reason) => reason === query['reason']) ?? null,
  }
}

export function queueAddress({ status, reason }: QueueFilter): string {
  const query = new URLSearchParams()
  if (status !== 'waiting') query.set('status', status)
  if (reason !== null) query.set('reason', reason)
  return query.size > 0 ? `/moderation?${query}` : '/moderation'
}

/** What the API is asked so that it answers with these cases; several questions, one list. */
export function questionsOf({ status, reason }: QueueFilter): Question[] {
  return questions[status].map((question) => (reason ? { ...question, reason } : question))
}

/** Whether a case is among those looked at. */
export function fits(
  { status, assignee, voices }: Pick<Report, 'status' | 'assignee' | 'voices'>,
  filter: QueueFilter,
  currentUserId: string,
): boolean {
  if (filter.reason !== null && !voices.some(({ reason }) => reason === filter.reason)) return false
  switch (filter.status) {
    case 'waiting':
      return status !== 'RESOLVED'
    case 'mine':
      return status === 'ASSIGNED' && assignee?.userId === currentUserId
    case 'unassigned':
      return status === 'OPEN'
    case 'resolved':
      return status === 'RESOLVED'
  }
}
