'use client'

import type { Trip, User } from '@steppergo/chat-protocol'
import { TripChatButton } from '@/components/chat/TripChatButton'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { useOpenChat } from './useOpenChat.ts'

export interface TripChatProps {
  trip: Trip
  user: Pick<User, 'id'>
  /** An access token: what the browser holds expires by itself. */
  sessionToken: string
  isDriverOrPassenger: boolean
}

export function TripChat({ trip, user, sessionToken, isDriverOrPassenger }: TripChatProps) {
  const { locale, theme } = usePreferences()
  const openings = useOpenChat()
  return (
    <TripChatButton
      key={openings}
      defaultOpen={openings > 0}
      notifications
      tripId={trip.id}
      tripTitle={trip.title}
      trip={trip}
      currentUserId={user.id}
      token={sessionToken}
      hasAccess={isDriverOrPassenger}
      refreshToken={refreshToken}
      locale={locale}
      theme={theme}
    />
  )
}
