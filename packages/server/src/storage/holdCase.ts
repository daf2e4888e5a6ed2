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

/** The case of a report, held until the transaction ends. */
export async function holdCase(
  query: Query,
  reportId: string,
): Promise<{ place: CasePlace; state: CaseState } | null> {
  const [place] = await query<CasePlace>(casePlace, [reportId])
  if (!place) return null
  await query(lockCase, [place.messageId])
  const [state] = await query<CaseState>(caseState, [place.caseId])
  return state ? { place, state } : null
}
