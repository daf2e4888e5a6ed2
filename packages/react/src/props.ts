import type { ChatMessage, Draft, TypingUser } from '@steppergo/chat-client'
import type { Participant } from '@steppergo/chat-protocol'
import type { Ref } from 'react'

export type ChatLocale = 'en' | 'ru' | 'kk' | 'ky' | 'uz'
export type ChatTheme = 'light' | 'dark' | 'auto'

/** Where the chat is and who speaks. */
export interface ChatSource {
  /** A session token or an access token. */
  token: string
  /** Origin of the chat server. @default the page's own origin */
  url?: string | undefined
  /** Called when the token is no longer accepted; returns a newer one. */
  refreshToken?: (() => Promise<string>) | undefined
}

export interface ChatAppearance {
  /** @default 'en' */
  locale?: ChatLocale | undefined
  /** `auto` follows the device. @default 'auto' */
  theme?: ChatTheme | undefined
  className?: string | undefined
}

/** A text that is sent with one tap. */
export interface QuickReply {
  /** Travels with the message, so that everybody reads it in their own language. */
  id: string
  /** By language; English where a language is missing. */
  text: Partial<Record<ChatLocale, string>> & { en: string }
}

/** What the card says where a conversation begins. */
export interface ShownTrip {
  origin: string
  destination: string
  /** ISO 8601 */
  departureAt: string
  /** IANA name of the zone whose clocks the departure is told by. */
  timeZone: string
}

export interface ChatInterfaceProps extends ChatSource, ChatAppearance {
  tripId: string
  currentUserId: string
  tripTitle: string
  /** A second line under the title, such as the departure. */
  subtitle?: string | undefined
  /** Shown as a card where the conversation begins; the title alone without it. */
  trip?: ShownTrip | undefined
  /** Shows a close button, and is called by Escape too. */
  onClose?: (() => void) | undefined
  /**
   * Offers, once somebody has sent a message, to be told of new ones; `ChatNotifications` tells.
   * @default false
   */
  notifications?: boolean | undefined
  /** Offered above the composer; none with an empty list. @default a set for the person's role */
  quickReplies?: readonly QuickReply[] | undefined
  /**
   * While true: the last message in large letters and four replies, and neither keyboard nor history.
   * Whoever is in the car may say that they are parked or a passenger, and has the chat back until
   * this has been false. @default false
   */
  driving?: boolean | undefined
  /** Somebody has said that they are parked or a passenger. */
  onDrivingLeft?: (() => void) | undefined
}

export interface TripChatButtonProps extends ChatSource, ChatAppearance {
  tripId: string
  tripTitle: string
  currentUserId: string
  /** Nothing is shown without access. */
  hasAccess: boolean
  /** Whether the chat is open at first. @default false */
  defaultOpen?: boolean | undefined
  subtitle?: string | undefined
  /** @default false */
  notifications?: boolean | undefined
  trip?: ShownTrip | undefined
  /** @default a set for the person's role */
  quickReplies?: readonly QuickReply[] | undefined
  /** @default false */
  driving?: boolean | undefined
  onDrivingLeft?: (() => void) | undefined
}

export type ChatNotificationBadgeProps = Pick<ChatAppearance, 'locale' | 'theme' | 'className'> &
  (
    | { count: number }
    | (ChatSource & {
        /** Counts this trip only; all trips without it. */
        tripId?: string | undefined
        currentUserId?: string | undefined
      })
  )

export interface ChatNotificationsProps extends ChatSource {
  currentUserId: string
  /** @default 'en' */
  locale?: ChatLocale | undefined
  /** Somebody has clicked on what was told; the window is in front by then. */
  onOpen: (tripId: string) => void
}

export interface ConversationListProps extends ChatSource, ChatAppearance {
  currentUserId?: string | undefined
  selectedTripId?: string | null | undefined
  onSelect: (tripId: string) => void
}

export interface MessageListProps {
  /** Where no other component is around. @default 'auto' */
  theme?: ChatTheme | undefined
  messages: readonly ChatMessage[]
  currentUserId: string
  participants?: readonly Participant[]
  firstUnreadSeq?: number | null
  unread?: number
  hasOlder?: boolean
  isLoadingOlder?: boolean
  /** Shown where the history begins. */
  tripTitle?: string
  trip?: ShownTrip | undefined
  onLoadOlder?: (() => void) | undefined
  /** Called with the newest seq that a person has had in view. */
  onRead?: ((upToSeq: number) => void) | undefined
  onRetry?: ((tempId: string) => void) | undefined
  onDiscard?: ((tempId: string) => void) | undefined
  /** Called for a refused message whose text is to be written anew. */
  onEdit?: ((message: ChatMessage) => void) | undefined
  /** Whether the person may not write now. @default false */
  isMuted?: boolean | undefined
  onReport?: ((message: ChatMessage) => void) | undefined
  /** Called for somebody else's message whose sender is to be heard no more. */
  onBlock?: ((message: ChatMessage) => void) | undefined
  /** Called for an own message whose readers are asked for; only where there are several. */
  onInfo?: ((message: ChatMessage) => void) | undefined
}

export interface OfferedReply {
  id: string
  text: string
}

export interface MessageInputHandle {
  /** Puts text before what is in the field, and the focus into it. */
  insert: (text: string) => void
}

export interface MessageInputProps {
  ref?: Ref<MessageInputHandle> | undefined
  /** Where no other component is around. @default 'auto' */
  theme?: ChatTheme | undefined
  onSend: (content: string) => void
  /** Takes the place of what is in the field whenever it is a new object. */
  savedDraft?: Draft | null | undefined
  /** Called with the text at every change, and with nothing once it is sent. */
  onDraft?: ((text: string) => void) | undefined
  onTypingStart?: (() => void) | undefined
  onTypingStop?: (() => void) | undefined
  /** Offered above the field, in the words shown. */
  quickReplies?: readonly OfferedReply[] | undefined
  onQuickReply?: ((reply: OfferedReply) => void) | undefined
  disabled?: boolean | undefined
  /** Until when nothing can be sent, milliseconds of the device's clock. */
  rateLimitedUntil?: number | null | undefined
  autoFocus?: boolean | undefined
}

export interface TypingIndicatorProps {
  users: readonly TypingUser[]
}
