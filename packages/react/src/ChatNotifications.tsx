'use client'

import { lazy, useSyncExternalStore } from 'react'
import { createLoader } from './createLoader.ts'
import { mayNotify, onPermissionChange } from './notificationPermission.ts'
import type { ChatNotificationsProps } from './props.ts'
import { ChatStringsProvider } from './strings/ChatStringsProvider.tsx'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'

const Notifier = lazy(createLoader(() => import('./Notifier.tsx')))

/**
 * Tells of messages that come while nobody looks at the page, once the person has allowed it; nothing
 * is loaded for it before. Shows nothing; `ChatInterface` and `TripChatButton` ask for the permission
 * with `notifications`.
 *
 * @example
 * <ChatNotifications token={token} currentUserId={user.id} onOpen={(tripId) => openTrip(tripId)} />
 */
export function ChatNotifications(props: ChatNotificationsProps) {
  const isAllowed = useSyncExternalStore(onPermissionChange, mayNotify, () => false)
  if (!isAllowed) return null
  return (
    <ChatStringsProvider locale={props.locale}>
      <LanguageBoundary fallback={null}>
        <Notifier {...props} />
      </LanguageBoundary>
    </ChatStringsProvider>
  )
}
