import type { ReportOutcome, ReportResolution } from '@steppergo/chat-protocol'

/** What those who reported learn of a resolution. */
export const outcomeOf = (resolution: ReportResolution): ReportOutcome =>
  resolution === 'DISMISSED' ? 'NO_ACTION' : 'ACTION_TAKEN'
