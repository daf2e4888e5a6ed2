import type { ParticipantRole, Trip } from '@steppergo/chat-protocol'
import type { TripRecord } from './tripDirectory.ts'

/** A trip as one of its people sees it. */
export function presentTrip(trip: TripRecord, role: ParticipantRole): Trip {
  return {
    id: trip.id,
    title: trip.title,
    origin: trip.origin,
    destination: trip.destination,
    departureAt: trip.departureAt.toISOString(),
    arrivalAt: trip.arrivalAt.toISOString(),
    timeZone: trip.timeZone,
    status: trip.status,
    driverName: trip.driver?.name ?? null,
    role,
  }
}
