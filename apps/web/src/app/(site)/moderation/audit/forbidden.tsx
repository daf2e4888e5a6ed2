import Link from 'next/link'
import { readPreferences } from '@/preferences/readPreferences'
import { EmptyState } from '@/ui/EmptyState'

export default async function AuditForbidden() {
  const { audit, trip } = (await readPreferences()).strings
  return (
    <EmptyState title={audit.deniedTitle} text={audit.deniedText}>
      <Link href="/" className="button button-primary">
        {trip.toTrips}
      </Link>
    </EmptyState>
  )
}
