'use client'

import type { Trip } from '@steppergo/chat-protocol'
import { ChatInterface } from '@/components/chat'
import { dayText } from '@/dates/dayText'
import { zonedTime } from '@/dates/zonedTime'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { useStrings } from '@/strings/useStrings'
import { showTrip } from './showTrip.ts'

export interface DriverChatProps {
  activeTrip: Trip
  driver: { userId: string }
  sessionToken: string
}

export function DriverChat({ activeTrip, driver, sessionToken }: DriverChatProps) {
  const strings = useStrings()
  const { locale, theme } = usePreferences()
  const departure = zonedTime(activeTrip.departureAt, activeTrip.timeZone)
  return (
    <div className="min-w-0">
      <button
        type="button"
        onClick={() => showTrip(null)}
        className="mb-2 -ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2 font-medium text-primary-strong md:hidden"
      >
        <span aria-hidden="true">←</span> {strings.driver.backToList}
      </button>
      <div className="h-[600px] overflow-hidden rounded-card border border-line max-md:h-[calc(100dvh-9rem)]">
        <ChatInterface
          key={activeTrip.id}
          tripId={activeTrip.id}
          currentUserId={driver.userId}
          token={sessionToken}
          tripTitle={activeTrip.title}
          subtitle={strings.driver.departs(dayText(departure, strings.dates), departure.clock)}
          refreshToken={refreshToken}
          locale={locale}
          theme={theme}
        />
      </div>
    </div>
  )
}
