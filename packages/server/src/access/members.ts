import type { ParticipantRole } from '@steppergo/chat-protocol'
import type { ParticipantRecord } from '../conversations/conversationStore.ts'
import type { Person, TripRecord } from '../trips/tripDirectory.ts'
import { canAccess } from './canAccess.ts'

/** Somebody who may take part in the conversation of a trip. */
export interface Member extends Person {
  role: ParticipantRole
}

/** Everyone who may enter the conversation of the trip, each once, with the first role that fits. */
export function membersOf(trip: TripRecord): Member[] {
  const people: Person[] = [trip.organizer, ...trip.bookings]
  if (trip.driver) people.unshift(trip.driver)
  const members = new Map<string, Member>()
  for (const { userId, name } of people) {
    const role = canAccess(userId, trip)
    if (role && !members.has(userId)) members.set(userId, { userId, name, role })
  }
  return [...members.values()]
}

/** Whether the list of participants already says what the trip says. */
export function isSameMembers(participants: ParticipantRecord[], members: Member[]): boolean {
  const active = participants.filter(({ leftSeq }) => leftSeq === null)
  return (
    active.length === members.length &&
    members.every(({ userId, name, role }) =>
      active.some((one) => one.userId === userId && one.name === name && one.role === role),
    )
  )
}
