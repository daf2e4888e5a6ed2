import type { TripRecord } from '../trips/tripDirectory.ts'

/** Before anybody has a confirmed booking, and after the trip. A car that is late is on its way. */
export function isShielded(
  { status, arrivalAt, bookings }: Pick<TripRecord, 'status' | 'arrivalAt' | 'bookings'>,
  now: Date,
): boolean {
  if (status === 'COMPLETED' || status === 'CANCELLED') return true
  if (status === 'SCHEDULED' && arrivalAt <= now) return true
  return !bookings.some((booking) => booking.status === 'CONFIRMED')
}
