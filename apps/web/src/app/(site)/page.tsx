import type { Metadata } from 'next'
import { readPreferences } from '@/preferences/readPreferences'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'
import { isOver } from '@/trips/isOver'
import { readTrips } from '@/trips/readTrips'
import { TripSection } from '@/trips/TripSection'
import { EmptyState } from '@/ui/EmptyState'

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.trips.title) }
}

export default async function TripsPage() {
  const { user, sessionToken } = await requireSession('/')
  const [trips, token, { strings }] = await Promise.all([
    readTrips(sessionToken),
    createAccessToken(sessionToken),
    readPreferences(),
  ])
  if (trips.length === 0) {
    return <EmptyState title={strings.trips.emptyTitle} text={strings.trips.emptyText} />
  }
  const card = { token, currentUserId: user.id, strings }
  return (
    <div className="mx-auto w-full max-w-4xl px-4 py-8 sm:px-6 sm:py-12">
      <h1 className="text-3xl font-bold tracking-tight">{strings.trips.title}</h1>
      <TripSection
        id="upcoming"
        title={strings.trips.upcoming}
        trips={trips.filter((trip) => !isOver(trip))}
        {...card}
      />
      <TripSection id="past" title={strings.trips.past} trips={trips.filter(isOver)} {...card} />
    </div>
  )
}
