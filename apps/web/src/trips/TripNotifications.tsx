'use client'

import { useRouter } from 'next/navigation'
import { ChatNotifications } from '@/components/chat/ChatNotifications'
import { usePreferences } from '@/preferences/usePreferences'
import { refreshToken } from '@/session/refreshToken'
import { OPEN_CHAT } from './useOpenChat.ts'

export interface TripNotificationsProps {
  token: string
  currentUserId: string
}

/** Tells of new messages on every page; a click leads to the trip with its chat open. */
export function TripNotifications({ token, currentUserId }: TripNotificationsProps) {
  const { push } = useRouter()
  const { locale } = usePreferences()

  function handleOpen(tripId: string) {
    const path = `/trips/${encodeURIComponent(tripId)}`
    // Within a page, only the browser's own way tells it of the change.
    if (location.pathname === path) location.hash = OPEN_CHAT
    else push(path + OPEN_CHAT)
  }

  return (
    <ChatNotifications {...{ token, currentUserId, refreshToken, locale }} onOpen={handleOpen} />
  )
}
