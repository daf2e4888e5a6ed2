'use client'

export { ChatInterface } from './ChatInterface.tsx'
export { ChatNotificationBadge } from './ChatNotificationBadge.tsx'
export { ChatNotifications } from './ChatNotifications.tsx'
export { ConversationList } from './ConversationList.tsx'
export { MessageInput } from './MessageInput.tsx'
export { MessageList } from './MessageList.tsx'
export { TripChatButton } from './TripChatButton.tsx'
export { useInbox, type InboxView } from './useInbox.ts'
export { useSocketChat, type SocketChat, type UseSocketChatOptions } from './useSocketChat.ts'
export {
  ChatStringsProvider,
  type ChatStringsProviderProps,
} from './strings/ChatStringsProvider.tsx'
export type { ChatStrings } from './strings/strings.ts'
export type {
  ChatAppearance,
  ChatInterfaceProps,
  ChatLocale,
  ChatNotificationBadgeProps,
  ChatNotificationsProps,
  ChatSource,
  ChatTheme,
  ConversationListProps,
  MessageInputProps,
  MessageListProps,
  OfferedReply,
  QuickReply,
  ShownTrip,
  TripChatButtonProps,
} from './props.ts'
