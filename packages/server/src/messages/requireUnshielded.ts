import { ChatError } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import { findContacts } from '../shield/findContacts.ts'
import { isShielded } from '../shield/isShielded.ts'
import type { TripRecord } from '../trips/tripDirectory.ts'

/**
 * Holds back what would lead people off the platform, for as long as the trip gives no reason to
 * reach each other elsewhere.
 *
 * @throws ChatError `CONTACT_SHIELDED` with what was found
 */
export function requireUnshielded(
  { shield, now }: Pick<Deps, 'shield' | 'now'>,
  trip: TripRecord,
  content: string,
): void {
  if (!shield || !isShielded(trip, now())) return
  const findings = findContacts(content)
  if (findings.length === 0) return
  throw new ChatError(
    'CONTACT_SHIELDED',
    'Contacts and payment details can be shared while a booking is confirmed and the trip is not over',
    { findings },
  )
}
