'use client'

import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import { useState } from 'react'
import type { Trip } from '@steppergo/chat-protocol'
import { ChatInterface } from '@/components/chat'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { useStrings } from '@/strings/useStrings'
import { isOver } from '@/trips/isOver'
import { showTrip } from './showTrip.ts'

export interface DriverChatProps {
  activeTrip: Trip
  driver: { userId: string }
  sessionToken: string
}

export function DriverChat({ activeTrip, driver, sessionToken }: DriverChatProps) {
  const strings = useStrings()
  const { locale, theme } = usePreferences()
  const [isDriving, setIsDriving] = useState(false)
  const departure = zonedTime(activeTrip.departureAt, activeTrip.timeZone)
  return (
    <div className="min-w-0">
      <div className="mb-2 flex items-center justify-between gap-2 md:hidden">
        <button
          type="button"
          onClick={() => showTrip(null)}
          className="-ml-2 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2 font-medium text-primary-strong"
        >
          <span aria-hidden="true">←</span> {strings.driver.backToList}
        </button>
        {!isOver(activeTrip) && (
          <button
            type="button"
            aria-pressed={isDriving}
            onClick={() => setIsDriving(true)}
            className="inline-flex min-h-11 items-center rounded-lg border border-line px-4 font-medium text-primary-strong"
          >
            {strings.driver.drivingMode}
          </button>
        )}
      </div>
      <div className="h-[600px] overflow-hidden rounded-card border border-line max-md:h-[calc(100dvh-9rem)]">
        <ChatInterface
          key={activeTrip.id}
          tripId={activeTrip.id}
          currentUserId={driver.userId}
          token={sessionToken}
          tripTitle={activeTrip.title}
          trip={activeTrip}
          subtitle={strings.driver.departs(dayText(departure, strings.dates), departure.clock)}
          refreshToken={refreshToken}
          notifications
          driving={isDriving}
          onDrivingLeft={() => setIsDriving(false)}
          locale={locale}
          theme={theme}
        />
      </div>
    </div>
  )
}
