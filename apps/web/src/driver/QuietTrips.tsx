import type { Trip } from '@steppergo/chat-protocol'
import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import { useStrings } from '@/strings/useStrings'
import { showTrip } from './showTrip.ts'

export interface QuietTripsProps {
  trips: readonly Trip[]
}

/** Trips whose conversation nobody has begun; choosing one begins it. */
export function QuietTrips({ trips }: QuietTripsProps) {
  const strings = useStrings()
  if (trips.length === 0) return null
  return (
    <div className="border-t border-line p-2">
      <h2 className="px-2 py-1 text-sm font-medium text-ink-soft">{strings.driver.quietTrips}</h2>
      <ul>
        {trips.map((trip) => {
          const departure = zonedTime(trip.departureAt, trip.timeZone)
          return (
            <li key={trip.id}>
              <button
                type="button"
                onClick={() => showTrip(trip.id)}
                className="min-h-11 w-full rounded-lg px-2 py-1.5 text-left hover:bg-sunk"
              >
                <span className="block font-medium">
                  <bdi>{trip.title}</bdi>
                </span>
                <time dateTime={trip.departureAt} className="text-sm text-ink-soft">
                  {strings.driver.departs(dayText(departure, strings.dates), departure.clock)}
                </time>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
