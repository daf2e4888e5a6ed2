import { requireSession } from '@/session/requireSession'

export default async function TripsPage() {
  await requireSession('/')
  return null
}
