import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { presentReports } from './presentReports.ts'

/** Reported messages for moderators: open ones first and oldest first. */
export async function listReports(
  deps: Deps,
  _actor: Actor,
  input: OperationInput<'reports:list'>,
): Promise<OperationOutput<'reports:list'>> {
  return { reports: await presentReports(deps, await deps.reports.list(input.status ?? null)) }
}
