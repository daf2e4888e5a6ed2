import { recheckStandings } from '../standings/recheckStandings.ts'
import { recheckTrips } from './recheckTrips.ts'
import type { Deps } from '../deps.ts'
import type { AccessDoorbell } from '../trips/tripDirectory.ts'

/** Something that decides on access may have changed: reads the truth and lets the sockets follow. */
export async function answerDoorbell(deps: Deps, bell: AccessDoorbell): Promise<void> {
  if (bell.type === 'session') {
    const live = await deps.sessions.readLive([bell.sessionId], deps.now())
    if (!live.has(bell.sessionId)) {
      deps.events.publish({ type: 'session.ended', sessionId: bell.sessionId })
    }
    return
  }
  if (bell.type === 'standing') return recheckStandings(deps)
  const conversation = await deps.conversations.findByTrip(bell.tripId)
  if (conversation) await recheckTrips(deps, [conversation])
}
