import type { Deps } from '../deps.ts'
import { recheckStandings } from '../standings/recheckStandings.ts'

/** Lets this node follow what was decided about somebody, and tells them. */
export async function announceStanding(deps: Deps, userId: string): Promise<void> {
  // note: before the answer, so that a decision is in force here once its moderator hears of it.
  await recheckStandings(deps)
  deps.events.publish({ type: 'standing.changed', userId })
}
