import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { presentReports } from './presentReports.ts'

/** What the actor has reported and what became of it, newest first; never who decided. */
export async function listOwnReports(
  deps: Deps,
  actor: Actor,
  _input: OperationInput<'reports:mine'>,
): Promise<OperationOutput<'reports:mine'>> {
  return { reports: await presentReports(deps, await deps.reports.listOf(actor.userId)) }
}
