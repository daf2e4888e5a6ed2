import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import { EmptyState } from '@/ui/EmptyState'

export default async function TripForbidden() {
  const { trip } = (await readPreferences()).strings
  return (
    <EmptyState title={trip.deniedTitle} text={trip.deniedText}>
      <Link href="/" className="button button-primary">
        {trip.toTrips}
      </Link>
    </EmptyState>
  )
}
