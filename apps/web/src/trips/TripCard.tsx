import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import Link from 'next/link'
import type { Trip } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { RouteLine } from './RouteLine.tsx'
import { TripStatusChip } from './TripStatusChip.tsx'
import { TripUnreadBadge } from './TripUnreadBadge.tsx'

export interface TripCardProps {
  trip: Trip
  token: string
  currentUserId: string
  strings: Strings
}

export function TripCard({ trip, token, currentUserId, strings }: TripCardProps) {
  const departure = zonedTime(trip.departureAt, trip.timeZone)
  return (
    <article className="card relative flex h-full flex-col hover:border-primary">
      <header className="flex items-center gap-3 px-5 pt-4">
        <p className="tabular text-sm font-medium text-ink-soft">
          <time dateTime={trip.departureAt}>{dayText(departure, strings.dates)}</time>
        </p>
        <TripStatusChip status={trip.status} strings={strings.trips} />
        <span className="ml-auto flex">
          <TripUnreadBadge tripId={trip.id} token={token} currentUserId={currentUserId} />
        </span>
      </header>
      <div className="flex-1 px-5 pt-3 pb-4">
        <h3>
          <Link href={`/trips/${encodeURIComponent(trip.id)}`} className="card-link">
            <span className="sr-only">{strings.trips.openTrip(trip.title)}</span>
          </Link>
        </h3>
        <RouteLine trip={trip} strings={strings.trips} />
      </div>
      <footer className="flex flex-wrap gap-x-2 border-t border-line px-5 py-3 text-sm text-ink-soft">
        <span>
          {trip.driverName === null
            ? strings.trips.noDriver
            : `${strings.trips.driver}: ${trip.driverName}`}
        </span>
        <span aria-hidden="true">·</span>
        <span>{strings.trips.youAre[trip.role]}</span>
      </footer>
    </article>
  )
}
