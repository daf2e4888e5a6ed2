import type { Participant } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { Avatar } from '@/ui/Avatar'

export interface PeopleCardProps {
  participants: readonly Participant[]
  /** Shown alone where the participants are not known yet. */
  driverName: string | null
  currentUserId: string
  strings: Strings
}

const order = { DRIVER: 0, ORGANIZER: 1, PASSENGER: 2 }

export function PeopleCard({ participants, driverName, currentUserId, strings }: PeopleCardProps) {
  const driver = driverName ?? strings.trips.noDriver
  const people: readonly Participant[] =
    participants.length > 0
      ? participants.toSorted((a, b) => order[a.role] - order[b.role])
      : [{ userId: '', name: driver, role: 'DRIVER' }]
  return (
    <section aria-labelledby="people-title" className="card p-5">
      <h2 id="people-title" className="font-semibold">
        {strings.trip.people}
      </h2>
      <ul className="mt-3 grid gap-3">
        {people.map(({ userId, name, role }) => (
          <li key={userId} className="flex items-center gap-3">
            <Avatar name={name} />
            <span className="min-w-0">
              <span className="block font-medium">
                <bdi>{name}</bdi>
                {userId === currentUserId && (
                  <span className="font-normal text-ink-soft"> ({strings.trip.you})</span>
                )}
              </span>
              <span className="block text-sm text-ink-soft">{strings.trip.roles[role]}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
