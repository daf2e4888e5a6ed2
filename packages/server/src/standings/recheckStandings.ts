import type { Deps } from '../deps.ts'

/** Reads what has changed and lets the sockets of this node follow. */
export async function recheckStandings(deps: Deps): Promise<void> {
  for (const userId of await deps.standings.refresh()) {
    deps.events.publish({ type: 'standing.followed', userId })
  }
}
