import type { TripStatus } from '@steppergo/chat-protocol'

export interface Person {
  userId: string
  name: string
}

export interface Booking extends Person {
  status: 'PENDING' | 'CONFIRMED' | 'CANCELLED'
}

/** A trip with everybody who has to do with it. */
export interface TripRecord {
  id: string
  title: string
  origin: string
  destination: string
  departureAt: Date
  arrivalAt: Date
  timeZone: string
  status: TripStatus
  driver: Person | null
  organizer: Person
  bookings: Booking[]
}

/** The host's trips and bookings, as far as the chat needs them. */
export interface TripDirectory {
  find(tripId: string): Promise<TripRecord | null>
  findMany(tripIds: string[]): Promise<TripRecord[]>
  /** Trips the user drives, organizes or has booked, whatever the booking's state. */
  listFor(userId: string): Promise<TripRecord[]>
}

/** Rings when access may have changed; carries ids, never a decision. */
export type AccessDoorbell =
  | { type: 'trip'; tripId: string }
  | { type: 'session'; sessionId: string }
  /** Somebody was restricted or blocked, or is no more. */
  | { type: 'standing' }
