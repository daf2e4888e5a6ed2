import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import { EmptyState } from '@/ui/EmptyState'

export default async function ModerationForbidden() {
  const { moderation, trip } = (await readPreferences()).strings
  return (
    <EmptyState title={moderation.deniedTitle} text={moderation.deniedText}>
      <Link href="/" className="button button-primary">
        {trip.toTrips}
      </Link>
    </EmptyState>
  )
}
