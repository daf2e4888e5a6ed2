import type { Metadata } from 'next'
import { callApi } from '@/api/callApi'
import { DriverDashboard } from '@/driver/DriverDashboard'
import { readPreferences } from '@/preferences/readPreferences'
import { createAccessToken } from '@/session/createAccessToken'
import { requireSession } from '@/session/requireSession'
import { isOver } from '@/trips/isOver'
import { EmptyState } from '@/ui/EmptyState'

export async function generateMetadata(): Promise<Metadata> {
  const { strings } = await readPreferences()
  return { title: strings.pageTitle(strings.driver.title) }
}

export default async function DriverPage() {
  const { user, sessionToken } = await requireSession('/driver')
  const [{ conversations }, { trips }, token, { strings }] = await Promise.all([
    callApi('conversations:list', {}, sessionToken),
    callApi('trips:list', {}, sessionToken),
    createAccessToken(sessionToken),
    readPreferences(),
  ])
  const talked = conversations.map(({ trip }) => trip)
  const quiet = trips.filter(
    (trip) => trip.role === 'DRIVER' && !isOver(trip) && !talked.some(({ id }) => id === trip.id),
  )
  if (talked.length + quiet.length === 0) {
    return <EmptyState title={strings.driver.emptyTitle} text={strings.driver.emptyText} />
  }
  return (
    <DriverDashboard
      trips={[...talked, ...quiet]}
      driver={{ userId: user.id }}
      sessionToken={token}
    />
  )
}
