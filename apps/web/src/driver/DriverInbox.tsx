'use client'

import { ConversationList } from '@/components/chat'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { useStrings } from '@/strings/useStrings'
import { showTrip } from './showTrip.ts'

export interface DriverInboxProps {
  token: string
  currentUserId: string
  selectedTripId: string | null
}

export function DriverInbox({ token, currentUserId, selectedTripId }: DriverInboxProps) {
  const strings = useStrings().driver
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
    </section>
  )
}
