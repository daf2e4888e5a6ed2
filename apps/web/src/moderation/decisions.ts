import type { ReportResolution } from '@steppergo/chat-protocol'

interface ResolutionTraits {
  /** It concerns the author, who reads why. */
  needsReason?: boolean
  isDangerous?: boolean
}

/** What a case can be resolved by, from the mildest that does something. */
export const resolutions: Record<ReportResolution, ResolutionTraits> = {
  HIDDEN: {},
  WARNED: { needsReason: true },
  MUTED: { needsReason: true },
  SUSPENDED: { needsReason: true, isDangerous: true },
  DISMISSED: {},
}

/** In minutes. */
export const muteDurations = {
  hour: 60,
  day: 24 * 60,
  week: 7 * 24 * 60,
  month: 30 * 24 * 60,
} as const
export type MuteDuration = keyof typeof muteDurations
