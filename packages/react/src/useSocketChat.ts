import type {
  ChatMessage,
  ConnectionPhase,
  ConversationPhase,
  SendOptions,
  TypingUser,
} from '@steppergo/chat-client'
import type { ErrorPayload, Participant, ReportReason, Watermark } from '@steppergo/chat-protocol'

export interface UseSocketChatOptions {
  tripId: string
  token: string
  /** @default true */
  enabled?: boolean | undefined
  url?: string | undefined
  refreshToken?: (() => Promise<string>) | undefined
  currentUserId?: string | undefined
}

export interface SocketChat {
  isConnected: boolean
  messages: readonly ChatMessage[]
  /** Shows the message at once and sends it as soon as possible. Returns its `tempId`. */
  sendMessage: (content: string, options?: SendOptions) => string
  startTyping: () => void
  stopTyping: () => void
  /** Marks messages as read, all of them or up to a seq. */
  markAsRead: (upToSeq?: number) => void
  typingUsers: readonly TypingUser[]
  /** Words fit for a person, or null. */
  error: string | null
  errorDetails: ErrorPayload | null
  status: ConnectionPhase
  /** When `status` began, milliseconds of the device's clock. */
  statusSince: number
  phase: ConversationPhase
  participants: readonly Participant[]
  watermarks: Readonly<Record<string, Watermark>>
  unread: number
  hasOlder: boolean
  isLoadingOlder: boolean
  closedAt: string | null
  rateLimitedUntil: number | null
  firstUnreadSeq: number | null
  loadOlder: () => Promise<void>
  retry: (tempId: string) => void
  discard: (tempId: string) => void
  reload: () => void
  report: (messageId: string, reason: ReportReason, comment?: string) => Promise<void>
}
