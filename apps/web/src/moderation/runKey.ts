import type { Report } from '@steppergo/chat-protocol'
import type { CaseActs } from './caseActs.ts'
import type { QueueAct } from './queueKeys.ts'

interface KeyContext {
  cases: readonly Report[]
  /** The case that has the focus, if one has. */
  caseId: string | null
  acts: CaseActs
  focusCase: (id: string) => void
  openKeys: () => void
}

/** Does what a key asks for, to the case that has the focus. */
export function runKey(act: QueueAct, { cases, caseId, acts, focusCase, openKeys }: KeyContext) {
  const index = cases.findIndex(({ id }) => id === caseId)
  const report = cases[index]
  const isWaiting = report !== undefined && report.status !== 'RESOLVED'
  switch (act) {
    case 'sheet':
      return openKeys()
    case 'next':
    case 'previous': {
      const goal = cases[index === -1 ? 0 : index + (act === 'next' ? 1 : -1)]
      return goal && focusCase(goal.id)
    }
    case 'hide':
      return report && acts.hide(report)
    case 'read':
      return report && acts.read(report)
    case 'take':
      return isWaiting ? acts.take(report) : undefined
    case 'dismiss':
      return isWaiting ? acts.resolve(report, 'DISMISSED') : undefined
    case 'resolve':
      return isWaiting ? acts.resolve(report, null) : undefined
  }
}
