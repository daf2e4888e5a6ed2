import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { readPreferences } from '@/preferences/readPreferences'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'
import { PeopleCard } from '@/trips/PeopleCard'
import { readTrip } from '@/trips/readTrip'
import { TripChat } from '@/trips/TripChat'
import { TripOverview } from '@/trips/TripOverview'

export interface TripPageProps {
  params: Promise<{ tripId: string }>
}

async function visit({ params }: TripPageProps) {
  // Next hands the segment over as it stands in the address.
  const tripId = decodeURIComponent((await params).tripId)
  const { user, sessionToken } = await requireSession(`/trips/${encodeURIComponent(tripId)}`)
  const { strings } = await readPreferences()
  return { tripId, user, sessionToken, strings }
}

export async function generateMetadata(props: TripPageProps): Promise<Metadata> {
  const { tripId, sessionToken, strings } = await visit(props)
  const found = await readTrip(tripId, sessionToken)
  return { title: strings.pageTitle(found?.trip.title ?? strings.trip.deniedTitle) }
}

export default async function TripPage(props: TripPageProps) {
  const { tripId, user, sessionToken, strings } = await visit(props)
  const found = await readTrip(tripId, sessionToken)
  if (!found) forbidden()
  const { trip, participants } = found
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 pb-28 sm:px-6 sm:py-10">
      <TripOverview trip={trip} strings={strings}>
        <PeopleCard
          participants={participants}
          driverName={trip.driverName}
          currentUserId={user.id}
          strings={strings}
        />
      </TripOverview>
      <TripChat
        trip={trip}
        user={{ id: user.id }}
        sessionToken={await createAccessToken(sessionToken)}
        isDriverOrPassenger
      />
    </div>
  )
}
