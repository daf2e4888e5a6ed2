import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Trip } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { RouteLine } from './RouteLine.tsx'
import { TripStatusChip } from './TripStatusChip.tsx'

export interface TripOverviewProps {
  trip: Trip
  strings: Strings
  /** What stands beside the route. */
  children: ReactNode
}

export function TripOverview({ trip, strings, children }: TripOverviewProps) {
  const departure = zonedTime(trip.departureAt, trip.timeZone)
  return (
    <>
      <Link
        href="/"
        className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2 font-medium text-primary-strong hover:underline"
      >
        <span aria-hidden="true">←</span> {strings.trip.back}
      </Link>
      <header className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-3xl font-bold tracking-tight">
          <bdi>{trip.title}</bdi>
        </h1>
        <TripStatusChip status={trip.status} strings={strings.trips} />
      </header>
      <p className="tabular mt-1 text-ink-soft">
        <time dateTime={trip.departureAt}>{dayText(departure, strings.dates)}</time>
        <span aria-hidden="true"> · </span>
        {strings.trips.zone(departure.offset)}
      </p>
      <div className="mt-6 grid items-start gap-4 md:grid-cols-[1.6fr_1fr]">
        <div className="card">
          <div className="p-5 sm:p-7">
            <RouteLine trip={trip} strings={strings.trips} isLarge />
          </div>
          <section aria-labelledby="chat-title" className="border-t border-line p-5 sm:px-7">
            <h2 id="chat-title" className="font-semibold">
              {strings.trip.chatTitle}
            </h2>
            <p className="mt-1 text-ink-soft">{strings.trip.chatText}</p>
            <p className="mt-2 text-sm text-ink-soft">{strings.trip.chatHint}</p>
          </section>
        </div>
        {children}
      </div>
    </>
  )
}
