import type { OperationInput, OperationOutput } from '@steppergo/chat-protocol'
import { canAccess } from '../access/canAccess.ts'
import type { Actor, Deps } from '../deps.ts'
import { presentTrip } from './presentTrip.ts'

const STATUS_ORDER = ['ACTIVE', 'SCHEDULED', 'COMPLETED', 'CANCELLED']

/** The trips on which the actor drives, organizes or rides: running, coming, then past ones. */
export async function listTrips(
  deps: Deps,
  actor: Actor,
  _input: OperationInput<'trips:list'>,
): Promise<OperationOutput<'trips:list'>> {
  const trips = (await deps.trips.listFor(actor.userId)).flatMap((trip) => {
    const role = canAccess(actor.userId, trip)
    return role ? [presentTrip(trip, role)] : []
  })
  trips.sort(
    (a, b) =>
      STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
      a.departureAt.localeCompare(b.departureAt),
  )
  return { trips }
}
