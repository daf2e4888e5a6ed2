'use client'

import { ChatNotificationBadge } from '@/components/chat'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'

export interface TripUnreadBadgeProps {
  tripId: string
  token: string
  currentUserId: string
}

/** How much of the trip's chat is unread, live. */
export function TripUnreadBadge({ tripId, token, currentUserId }: TripUnreadBadgeProps) {
  const { locale, theme } = usePreferences()
  return (
    <ChatNotificationBadge
      tripId={tripId}
      currentUserId={currentUserId}
      token={token}
      refreshToken={refreshToken}
      locale={locale}
      theme={theme}
    />
  )
}
