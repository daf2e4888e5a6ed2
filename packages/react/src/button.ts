'use client'

/*
 * The button and the badge alone, for pages that open a chat at most: what shows the chat is loaded
 * once somebody is about to.
 */
export { ChatNotificationBadge } from './ChatNotificationBadge.tsx'
export { TripChatButton } from './TripChatButton.tsx'
