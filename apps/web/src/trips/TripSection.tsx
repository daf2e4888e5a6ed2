import type { Trip } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'
import { TripCard } from './TripCard.tsx'

export interface TripSectionProps {
  id: string
  title: string
  trips: readonly Trip[]
  token: string
  currentUserId: string
  strings: Strings
}

/** Some of the visitor's trips under one title; nothing where there are none. */
export function TripSection({ id, title, trips, ...card }: TripSectionProps) {
  if (trips.length === 0) return null
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="mb-3 text-lg font-semibold">
        {title}
      </h2>
      <ul className="grid gap-4 md:grid-cols-2">
        {trips.map((trip) => (
          <li key={trip.id}>
            <TripCard trip={trip} {...card} />
          </li>
        ))}
      </ul>
    </section>
  )
}
