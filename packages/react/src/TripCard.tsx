import { dayText } from './dates/dayText.ts'
import { zonedTime } from './dates/zonedTime.ts'
import type { ShownTrip } from './props.ts'
import { useStrings } from './strings/useWords.ts'

/** From where to where and when, on the clocks of the place of departure. */
export function TripCard({ trip }: { trip: ShownTrip }) {
  const strings = useStrings()
  const departure = zonedTime(trip.departureAt, trip.timeZone)
  const time = `${departure.clock} (${departure.offset})`
  return (
    <p className="sg-trip">
      <strong>
        <bdi>{trip.origin}</bdi>
        <span aria-hidden="true"> → </span>
        <span className="sg-hidden">, </span>
        <bdi>{trip.destination}</bdi>
      </strong>
      <time dateTime={trip.departureAt}>
        {strings.departure(strings.dates.dateWithTime(dayText(departure, strings.dates), time))}
      </time>
    </p>
  )
}
