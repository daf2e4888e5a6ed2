import { nightsBetween, zonedTime } from '@steppergo/chat-react/dates'
import type { Trip } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'

export interface RouteLineProps {
  trip: Pick<Trip, 'origin' | 'destination' | 'departureAt' | 'arrivalAt' | 'timeZone'>
  strings: Strings['trips']
  isLarge?: boolean
}

/** Two stops, their times and the road between them, top to bottom. */
export function RouteLine({ trip, strings, isLarge = false }: RouteLineProps) {
  const departure = zonedTime(trip.departureAt, trip.timeZone)
  const arrival = zonedTime(trip.arrivalAt, trip.timeZone)
  const nights = nightsBetween(departure, arrival)
  const minutes = Math.round((Date.parse(trip.arrivalAt) - Date.parse(trip.departureAt)) / 60_000)
  const stop = isLarge ? 'text-xl font-semibold' : 'font-semibold'
  return (
    <ol className={isLarge ? 'route route-large' : 'route'}>
      <li className={`route-stop route-start ${stop}`}>
        <time dateTime={trip.departureAt} className="route-time">
          <span className="sr-only">{strings.departure} </span>
          {departure.clock}
        </time>
        <span className="route-place">{trip.origin}</span>
      </li>
      <li className="route-road">
        <span className="route-duration">
          {strings.duration(Math.floor(minutes / 60), minutes % 60)}
        </span>
      </li>
      <li className={`route-stop route-end ${stop}`}>
        <time dateTime={trip.arrivalAt} className="route-time">
          <span className="sr-only">{strings.arrival} </span>
          {arrival.clock}
          {nights > 0 && (
            <span className="block text-xs font-medium text-wheat-ink">
              {strings.nextDay(nights)}
            </span>
          )}
        </time>
        <span className="route-place">{trip.destination}</span>
      </li>
    </ol>
  )
}
