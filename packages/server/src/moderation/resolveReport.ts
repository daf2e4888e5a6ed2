import { ChatError, type OperationInput, type OperationOutput } from '@steppergo/chat-protocol'
import type { Actor, Deps } from '../deps.ts'
import { announceCase } from './announceCase.ts'
import { announceStanding } from './announceStanding.ts'
import { announceHidden } from './announceHidden.ts'
import type { ResolveOutcome } from './moderationStore.ts'
import { outcomeOf } from './outcomeOf.ts'

type Input = OperationInput<'report:resolve'>
type Resolved = Extract<ResolveOutcome, { type: 'resolved' }>

/**
 * Closes a case and does what it takes: hides the message, warns, mutes or suspends its author. The
 * first resolution stands; repeating it changes nothing.
 *
 * @throws ChatError `NOT_FOUND`, also for a case about oneself
 */
export async function resolveReport(
  deps: Deps,
  actor: Actor,
  input: Input,
): Promise<OperationOutput<'report:resolve'>> {
  const outcome = await deps.moderation.resolve({
    ...{ actor, now: deps.now(), newId: deps.newId },
    ...{ reportId: input.reportId, resolution: input.resolution },
    note: input.reason?.trim() || null,
    muteMinutes: input.muteMinutes ?? null,
  })
  switch (outcome.type) {
    case 'notFound':
      throw new ChatError('NOT_FOUND', 'Report not found')
    case 'noAuthor':
      throw new ChatError('INVALID', 'This message has no author')
    case 'resolved':
      await announce(deps, input, outcome)
      break
    case 'repeated':
      break
  }
  return { reportId: outcome.caseId, resolvedAt: outcome.resolvedAt.toISOString() }
}

async function announce(deps: Deps, { resolution }: Input, resolved: Resolved) {
  const { caseId, messageId, hidden, restrictedId, reporters } = resolved
  if (hidden) await announceHidden(deps, hidden)
  if (restrictedId !== null) await announceStanding(deps, restrictedId)
  await announceCase(deps, await deps.reports.find(caseId), 'report.changed')
  const outcome = outcomeOf(resolution)
  for (const { reporterId, reportId } of reporters) {
    deps.events.publish({ type: 'report.resolved', reporterId, reportId, messageId, outcome })
  }
}
