import type { Person } from '../trips/tripDirectory.ts'
import type { Query } from './database.ts'
import { casePlace, caseState } from './sql/cases.ts'
import { lockCase } from './sql/locks.ts'

/** What of a case never changes. */
interface CasePlace {
  caseId: string
  messageId: string
  conversationId: string
  authorId: string | null
}

interface CaseState {
  status: 'OPEN' | 'ASSIGNED' | 'RESOLVED'
  assignedToId: string | null
  assignedToName: string | null
  resolvedAt: Date | null
}

/**
 * The case of a report, held until the transaction ends. A moderator may be a traveller too: a case
 * about themselves does not exist for them, or they would learn who reported them.
 */
export async function holdCase(
  query: Query,
  { reportId, actor }: { reportId: string; actor: Person },
): Promise<{ place: CasePlace; state: CaseState } | null> {
  const [place] = await query<CasePlace>(casePlace, [reportId])
  if (!place || place.authorId === actor.userId) return null
  await query(lockCase, [place.messageId])
  const [state] = await query<CaseState>(caseState, [place.caseId])
  return state ? { place, state } : null
}
