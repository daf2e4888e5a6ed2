import type {
  BookingStatus,
  ReportReason,
  TripStatus,
} from '../../packages/server/src/storage/generated/enums.ts'

/** A trip of the demo world with what was said about it. People go by their id. */
export interface TripStory {
  id: string
  title: string
  origin: string
  destination: string
  timeZone: string
  status: TripStatus
  departureAt: Date
  arrivalAt: Date
  /** When the conversation becomes read-only. */
  closedAt: Date | null
  driver: string
  organizer: string
  bookings: { passenger: string; status: BookingStatus; seats?: number }[]
  /** Oldest first; a line's place is its seq. */
  lines: Line[]
  /** How many lines reached and were read by those who are behind; the others have read all. */
  behind?: Record<string, { delivered: number; read: number }>
  reports?: { seq: number; reporter: string; reason: ReportReason; comment: string }[]
}

export type Line = Said | Happened

export interface Said {
  at: Date
  from: string
  text: string
}

export interface Happened {
  at: Date
  event: 'participant.joined' | 'participant.left' | 'trip.departed' | 'trip.completed'
  /** Who joined or left. */
  person?: string
}

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** The start of the hour, or whatever the span, that the moment is in. */
export function startOf(span: number, moment: number): Date {
  return new Date(Math.floor(moment / span) * span)
}

/** Writers of lines on a clock that starts at a moment. */
export function storyteller(start: Date) {
  const at = (minutes: number) => new Date(start.getTime() + minutes * MINUTE)
  return {
    at,
    says: (minutes: number, from: string, text: string): Said => ({ at: at(minutes), from, text }),
    happens: (minutes: number, event: Happened['event'], person?: string): Happened => ({
      at: at(minutes),
      event,
      ...(person === undefined ? {} : { person }),
    }),
  }
}
