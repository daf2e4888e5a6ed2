import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import type { AssignOutcome } from './moderationStore.ts'
import { presentReports } from './presentReports.ts'

/**
 * Takes a case, from another moderator too, or gives it back. Safe to repeat.
 *
 * @throws ChatError `NOT_FOUND`, also for a case about oneself, `CONFLICT` for a resolved case and for giving back another's
 */
export async function assignReport(
  deps: Deps,
  actor: Actor,
  { reportId, assign }: OperationInput<'report:assign'>,
): Promise<OperationOutput<'report:assign'>> {
  const act = { actor, now: deps.now() }
  const changed = requireDone(await deps.moderation.assign({ ...act, reportId, isTaken: assign }))
  const record = await deps.reports.find(reportId)
  const [report] = record ? await presentReports(deps, [record]) : []
  if (!report) throw new ChatError('NOT_FOUND', 'Report not found')
  if (changed) deps.events.publish({ type: 'report.changed', report })
  return report
}

function requireDone(outcome: AssignOutcome): boolean {
  switch (outcome.type) {
    case 'notFound':
      throw new ChatError('NOT_FOUND', 'Report not found')
    case 'resolved':
      throw new ChatError('CONFLICT', 'This report is resolved already')
    case 'held':
      throw new ChatError('CONFLICT', `${outcome.by} has taken this report`)
    case 'done':
      return outcome.changed
  }
}
