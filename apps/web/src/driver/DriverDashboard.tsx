'use client'

import { useSearchParams } from 'next/navigation'
import type { Trip } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { useIsWide } from '@/ui/useIsWide'
import { DriverChat } from './DriverChat.tsx'
import { DriverInbox } from './DriverInbox.tsx'

export interface DriverDashboardProps {
  /** Newest activity first, then those nobody has written about. */
  trips: readonly Trip[]
  driver: { userId: string }
  /** An access token: what the browser holds expires by itself. */
  sessionToken: string
}

/** Conversations on the left, the chosen one on the right; on a phone one after the other. */
export function DriverDashboard({ trips, driver, sessionToken }: DriverDashboardProps) {
  const strings = useStrings().driver
  const isWide = useIsWide()
  const chosenId = useSearchParams().get('trip')
  const chosen = trips.find((trip) => trip.id === chosenId)
  const activeTrip = chosen ?? (isWide ? trips[0] : undefined)
  return (
    <div className="mx-auto w-full max-w-6xl px-4 py-4 sm:px-6 md:py-8">
      <h1
        className={`text-3xl font-bold tracking-tight ${activeTrip ? 'max-md:sr-only' : 'max-md:my-4'}`}
      >
        {strings.title}
      </h1>
      <div className="grid items-start gap-4 md:mt-5 md:grid-cols-[20rem_1fr]">
        {(isWide || !activeTrip) && (
          <DriverInbox
            trips={trips}
            token={sessionToken}
            currentUserId={driver.userId}
            selectedTripId={activeTrip?.id ?? null}
          />
        )}
        {activeTrip && (
          <DriverChat activeTrip={activeTrip} driver={driver} sessionToken={sessionToken} />
        )}
      </div>
    </div>
  )
}
