import type { Report, ReportResolution } from '@steppergo/chat-protocol'
import type { Lift } from './LiftDialog.tsx'

/** What a moderator does about a case; some of it at once, some in a window that asks first. */
export interface CaseActs {
  take: (report: Report) => void
  hide: (report: Report) => void
  resolve: (report: Report, initial: ReportResolution | null) => void
  read: (report: Report) => void
  lift: (report: Report, lift: Lift) => void
}

/** How an act upon a case is going. */
export type ActState = 'busy' | 'failed'
