import type { BugName } from './bugs.ts'
import type { ViolationKind } from './history.ts'

export interface Control {
  bug: BugName
  messages: number
  faults: number
  /** The faults under which the bug shows itself. */
  only: string[]
  withRedis: boolean
  /** The checker must find one of these. */
  expected: ViolationKind[]
}

const base = { messages: 150, faults: 4, withRedis: true }

/** Each planted bug with the weather in which it does its harm. */
export const controls: Control[] = [
  {
    ...base,
    bug: 'answerBeforeCommit',
    messages: 200,
    faults: 6,
    only: ['node killed', 'database killed'],
    expected: ['lost'],
  },
  {
    ...base,
    bug: 'asynchronousCommit',
    messages: 600,
    faults: 6,
    only: ['database killed'],
    expected: ['lost', 'phantom', 'inconsistentOrder'],
  },
  {
    ...base,
    bug: 'noIdempotency',
    messages: 250,
    only: ['page reloaded'],
    expected: ['duplicate'],
  },
  { ...base, bug: 'sendsInFlightTogether', only: ['page reloaded'], expected: ['senderOrder'] },
  { ...base, bug: 'batchesInFlightTogether', only: ['page reloaded'], expected: ['senderOrder'] },
  {
    ...base,
    bug: 'announceBeforeCommit',
    only: ['database line cut', 'database killed'],
    expected: ['phantom', 'inconsistentOrder'],
  },
  // The last message of a quiet conversation is what only the heartbeat can tell of.
  {
    ...base,
    bug: 'noHeartbeat',
    only: ['Redis killed', 'Redis line cut'],
    expected: ['unseen'],
  },
  {
    ...base,
    bug: 'readThenJoin',
    messages: 60,
    only: ['all clients cut'],
    expected: ['unseen'],
  },
  {
    ...base,
    bug: 'recoversRevokedSession',
    // Only the adapter of a single node can recover sessions at all.
    withRedis: false,
    faults: 10,
    only: ['page reloaded'],
    expected: ['revokedSession'],
  },
  {
    ...base,
    bug: 'accessOnlyAtJoin',
    faults: 10,
    only: ['page reloaded'],
    expected: ['beyondEntitlement'],
  },
]
