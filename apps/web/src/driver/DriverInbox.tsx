'use client'

import type { Trip } from '@steppergo/chat-protocol'
import { useInbox } from '@steppergo/chat-react'
import { ConversationList } from '@/components/chat'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { useStrings } from '@/strings/useStrings'
import { QuietTrips } from './QuietTrips.tsx'
import { showTrip } from './showTrip.ts'

export interface DriverInboxProps {
  /** All trips that may be talked about. */
  trips: readonly Trip[]
  token: string
  currentUserId: string
  selectedTripId: string | null
}

export function DriverInbox(props: DriverInboxProps) {
  const { trips, token, currentUserId, selectedTripId } = props
  const strings = useStrings().driver
  const { phase, unreadByTrip } = useInbox({ token, currentUserId, refreshToken })
  const quiet = phase === 'ready' ? trips.filter(({ id }) => !(id in unreadByTrip)) : []
  const { locale, theme } = usePreferences()
  return (
    <section aria-label={strings.conversations} className="card overflow-y-auto md:h-[600px]">
      <ConversationList
        token={token}
        refreshToken={refreshToken}
        currentUserId={currentUserId}
        selectedTripId={selectedTripId}
        onSelect={showTrip}
        locale={locale}
        theme={theme}
      />
      <QuietTrips trips={quiet} />
    </section>
  )
}
