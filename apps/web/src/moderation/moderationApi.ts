import type {
  OperationInput,
  OperationName,
  OperationOutput,
  Report,
  ReportCounts,
  Restriction,
  Standing,
} from '@steppergo/chat-protocol'
import { getJson } from '@/api/getJson'
import { postJson } from '@/api/postJson'
import { ONLY_COUNTS } from './onlyCounts.ts'
import { questionsOf, type QueueFilter } from './queueFilter.ts'

/** What moderators ask from the browser. Our own API; its schemas stay out of browsers. */
const as = <Name extends OperationName>(_name: Name, answer: unknown) =>
  answer as OperationOutput<Name>

/** @throws ApiError */
export async function fetchCases(filter: QueueFilter): Promise<Report[]> {
  const answers = await Promise.all(
    questionsOf(filter).map((question) =>
      getJson(`/api/moderation/reports?${new URLSearchParams(question)}`),
    ),
  )
  return answers.flatMap((answer) => as('reports:list', answer).reports)
}

/** @throws ApiError */
export async function fetchCounts(): Promise<ReportCounts> {
  const query = new URLSearchParams(ONLY_COUNTS)
  return as('reports:list', await getJson(`/api/moderation/reports?${query}`)).counts
}

/** Takes a case, or gives it back. @throws ApiError */
export async function assignCase({ id }: Report, assign: boolean): Promise<Report> {
  const path = `/api/moderation/reports/${encodeURIComponent(id)}/assign` as const
  return as('report:assign', await postJson(path, { assign }))
}

export type Decision = Omit<OperationInput<'report:resolve'>, 'reportId'>

/** Closes a case and does what was decided. @throws ApiError */
export async function resolveCase({ id }: Report, decision: Decision): Promise<string> {
  const path = `/api/moderation/reports/${encodeURIComponent(id)}/resolve` as const
  return as('report:resolve', await postJson(path, decision)).resolvedAt
}

/** Hides the reported message from everyone, or shows it again. @throws ApiError */
export async function setHidden({ messageId }: Report, isHidden: boolean): Promise<string | null> {
  const verb = isHidden ? 'hide' : 'restore'
  const path = `/api/moderation/messages/${encodeURIComponent(messageId)}/${verb}` as const
  return as('message:hide', await postJson(path)).hiddenAt
}

/** @throws ApiError */
export async function fetchStanding(userId: string): Promise<Standing> {
  const path = `/api/moderation/users/${encodeURIComponent(userId)}/standing` as const
  return as('user:standing', await getJson(path))
}

/** @throws ApiError */
export async function restrict(
  userId: string,
  restriction: Restriction,
  reason: string,
): Promise<Standing> {
  const path = `/api/moderation/users/${encodeURIComponent(userId)}/restrict` as const
  return as('user:restrict', await postJson(path, { restriction, reason }))
}

/** The messages before a seq, or the newest; reading them is logged. @throws ApiError */
export async function inspect(
  { conversationId }: Report,
  reason: string,
  before?: number,
): Promise<OperationOutput<'conversation:inspect'>> {
  const path =
    `/api/moderation/conversations/${encodeURIComponent(conversationId)}/inspect` as const
  const body = before === undefined ? { reason } : { reason, before }
  return as('conversation:inspect', await postJson(path, body))
}
