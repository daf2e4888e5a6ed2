export { ChatInterface } from './ChatInterface.tsx'
export { ChatNotificationBadge } from './ChatNotificationBadge.tsx'
export { ConversationList } from './ConversationList.tsx'
export { MessageInput } from './MessageInput.tsx'
export { MessageList } from './MessageList.tsx'
export { TripChatButton } from './TripChatButton.tsx'
export type { SocketChat, UseSocketChatOptions } from './useSocketChat.ts'
export type {
  ChatAppearance,
  ChatInterfaceProps,
  ChatLocale,
  ChatNotificationBadgeProps,
  ChatSource,
  ChatTheme,
  ConversationListProps,
  MessageInputProps,
  MessageListProps,
  TripChatButtonProps,
} from './props.ts'
