import type { ReportResolution, Restriction } from '@steppergo/chat-protocol'
import type { RestrictionRow } from '../standings/standingStore.ts'
import type { AuditAction } from './audit.ts'

/** What is decided about somebody, with the words that they read. */
export interface Decision {
  userId: string
  restriction: Restriction
  reason: string
  /** With `MUTE` only. */
  minutes: number | null
}

export interface RestrictionState extends RestrictionRow {
  reason: string
}

/** What a resolution decides about the author. */
export const RESTRICTION_OF: Record<ReportResolution, Restriction | null> = {
  HIDDEN: null,
  WARNED: 'WARN',
  MUTED: 'MUTE',
  SUSPENDED: 'SUSPEND',
  DISMISSED: null,
}

export const ACTION_OF: Record<Restriction, AuditAction> = {
  WARN: 'user.warn',
  MUTE: 'user.mute',
  UNMUTE: 'user.unmute',
  SUSPEND: 'user.suspend',
  REINSTATE: 'user.reinstate',
}

/** A warning in the same words again is a request that was repeated. */
export const REPEATED_WITHIN_MS = 60_000

const MINUTE_MS = 60_000

/**
 * What holds about somebody after a decision; null where it changes nothing. The later end of two
 * mutes holds, the first moment of a suspension stays, and so do its words while it lasts.
 */
export function nextRestriction(
  current: RestrictionState | null,
  { userId, restriction, reason, minutes }: Decision,
  now: Date,
): RestrictionState | null {
  const { mutedUntil = null, suspendedAt = null } = current ?? {}
  const kept = current?.reason ?? reason
  switch (restriction) {
    case 'WARN':
      return null
    case 'MUTE': {
      const until = new Date(now.getTime() + (minutes ?? 0) * MINUTE_MS)
      if (mutedUntil && mutedUntil >= until) return null
      return { userId, mutedUntil: until, suspendedAt, reason: suspendedAt ? kept : reason }
    }
    case 'UNMUTE':
      if (!mutedUntil || mutedUntil <= now) return null
      return { userId, mutedUntil: null, suspendedAt, reason: kept }
    case 'SUSPEND':
      return suspendedAt ? null : { userId, mutedUntil, suspendedAt: now, reason }
    case 'REINSTATE':
      return suspendedAt ? { userId, mutedUntil, suspendedAt: null, reason: kept } : null
  }
}
