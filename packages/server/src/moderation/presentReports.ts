import type { Report } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { ReportRecord } from './reportStore.ts'

/** Reports as moderators see them, with the titles of their trips. */
export async function presentReports(deps: Deps, records: ReportRecord[]): Promise<Report[]> {
  const trips = await deps.trips.findMany([...new Set(records.map(({ tripId }) => tripId))])
  const titles = new Map(trips.map(({ id, title }) => [id, title]))
  return records.map((record) => ({ ...record, tripTitle: titles.get(record.tripId) ?? '' }))
}
