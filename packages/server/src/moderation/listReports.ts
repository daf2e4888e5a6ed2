import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { presentReports } from './presentReports.ts'

/** Cases for moderators, but those about themselves: waiting ones first and oldest first. */
export async function listReports(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'reports:list'>,
): Promise<OperationOutput<'reports:list'>> {
  const { status = null, reason = null, assignee } = input
  const heldBy = assignee && { userId: assignee === 'me' ? actor.userId : null }
  const [records, counts] = await Promise.all([
    deps.reports.list({ status, reason, assignee: heldBy ?? null }),
    deps.reports.counts(actor.userId),
  ])
  const foreign = records.filter(({ authorId }) => authorId !== actor.userId)
  return { reports: await presentReports(deps, foreign), counts }
}
