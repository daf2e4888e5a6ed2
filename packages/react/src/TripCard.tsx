import { dateWords } from './dates/dateWords.ts'
import { dayText } from './dates/dayText.ts'
import { zonedTime } from './dates/zonedTime.ts'
import type { ShownTrip } from './props.ts'
import { useWords } from './strings/useWords.ts'

/** From where to where and when, on the clocks of the place of departure. */
export function TripCard({ trip }: { trip: ShownTrip }) {
  const { strings, locale } = useWords()
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
        {strings.departure(
          dateWords[locale].dateWithTime(dayText(departure, dateWords[locale]), time),
        )}
      </time>
    </p>
  )
}
