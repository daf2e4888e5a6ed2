import type { Standing } from '@steppergo/chat-protocol'
import type { RestrictionState } from './nextRestriction.ts'

/** What is in force now, in the words that its subject reads. */
export function presentStanding(
  restriction: RestrictionState | null,
  warnings: { reason: string; createdAt: Date }[],
  now: Date,
): Standing {
  const { mutedUntil = null, suspendedAt = null, reason = null } = restriction ?? {}
  const isMuted = mutedUntil !== null && mutedUntil > now
  return {
    mutedUntil: isMuted ? mutedUntil.toISOString() : null,
    suspendedAt: suspendedAt?.toISOString() ?? null,
    reason: isMuted || suspendedAt ? reason : null,
    warnings: warnings.map((one) => ({ reason: one.reason, at: one.createdAt.toISOString() })),
  }
}
