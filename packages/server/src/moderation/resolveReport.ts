import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'

/**
 * Closes a report. The first resolution stands; repeating it changes nothing.
 *
 * @throws ChatError `NOT_FOUND`
 */
export async function resolveReport(
  deps: Deps,
  actor: Actor,
  input: OperationInput<'report:resolve'>,
): Promise<OperationOutput<'report:resolve'>> {
  const resolved = await deps.reports.resolve({
    ...input,
    resolvedById: actor.userId,
    now: deps.now(),
  })
  if (!resolved) throw new ChatError('NOT_FOUND', 'Report not found')
  return { reportId: input.reportId, resolvedAt: resolved.resolvedAt.toISOString() }
}
