import type { ParticipantRole } from '@steppergo/chat-protocol'
import type { TripRecord } from '../trips/tripDirectory.ts'

/**
 * Who may see and take part in the conversation of a trip: its driver, its organizer, and whoever
 * has a confirmed booking; null is nobody. The one place that says so, for every transport and
 * every feature. A past trip keeps its people; that its conversation closes is another matter.
 */
export function canAccess(
  userId: string,
  trip: Pick<TripRecord, 'driver' | 'organizer' | 'bookings'>,
): ParticipantRole | null {
  if (trip.driver?.userId === userId) return 'DRIVER'
  if (trip.organizer.userId === userId) return 'ORGANIZER'
  const confirmed = trip.bookings.some(
    (booking) => booking.userId === userId && booking.status === 'CONFIRMED',
  )
  return confirmed ? 'PASSENGER' : null
}
