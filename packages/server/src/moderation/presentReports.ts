import type { Report } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'

/** What is known of reports, with the titles of their trips. */
export async function presentReports<Record extends { tripId: string }>(
  deps: Deps,
  records: Record[],
): Promise<(Record & Pick<Report, 'tripTitle'>)[]> {
  const trips = await deps.trips.findMany([...new Set(records.map(({ tripId }) => tripId))])
  const titles = new Map(trips.map(({ id, title }) => [id, title]))
  return records.map((record) => ({ ...record, tripTitle: titles.get(record.tripId) ?? '' }))
}
