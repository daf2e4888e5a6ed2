import {
  ChatError,
  contract,
  type OperationContract,
  type OperationInput,
  type OperationName,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import { ERROR_TEXT } from '@steppergo/chat-protocol/constants'
import { requireUnsuspended } from './access/requireUnsuspended.ts'
import type { Actor, Deps } from './deps.ts'
import { operations, type Operation } from './operations.ts'

/**
 * Runs one operation for somebody, whatever carried the request: checks the audience, parses,
 * takes from the rate limit, runs. After this line a payload's types are facts.
 *
 * @throws ChatError
 */
export async function execute<Name extends OperationName>(
  deps: Deps,
  actor: Actor,
  name: Name,
  payload: unknown,
): Promise<OperationOutput<Name>> {
  if (actor.sessionExpiresAt <= deps.now()) {
    throw new ChatError('UNAUTHENTICATED', ERROR_TEXT.unauthenticated)
  }
  const { input: schema, bucket }: OperationContract = contract[name]
  requireAudience(deps, actor, contract[name])
  const parsed = schema.safeParse(payload ?? {})
  if (!parsed.success) {
    await deps.limiter.take('refused', actor.userId)
    throw invalid(parsed.error.issues)
  }
  if (bucket !== null) await deps.limiter.take(bucket, actor.userId)
  // The compiler cannot see that schema and operation were looked up under the same name.
  const operation = operations[name] as Operation<Name>
  return operation(deps, actor, parsed.data as OperationInput<Name>)
}

/** @throws ChatError `FORBIDDEN`, `SUSPENDED` */
function requireAudience(
  deps: Deps,
  actor: Actor,
  { audience, openToSuspended }: OperationContract,
): void {
  const { role } = actor
  if (audience === 'admin' && role !== 'ADMIN') {
    throw new ChatError('FORBIDDEN', 'Only administrators may do this')
  }
  if (audience === 'moderator' && role === 'USER') {
    throw new ChatError('FORBIDDEN', 'Only moderators may do this')
  }
  // Whoever moderates must be able to take a suspension back.
  if (audience === 'user' && !openToSuspended) requireUnsuspended(deps, actor)
}

function invalid(issues: { path: PropertyKey[]; message: string }[]): ChatError {
  const listed = issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }))
  const text = listed
    .map(({ path, message }) => (path ? `${path}: ${message}` : message))
    .join('; ')
  return new ChatError('INVALID', text, { issues: listed })
}
