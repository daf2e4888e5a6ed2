import type {
  Block,
  ConversationSummary,
  ErrorCode,
  ErrorPayload,
  Message,
  MessageStatus,
  Participant,
  Report,
  ReportOutcome,
  ReportReason,
  Standing,
  Warning,
  Watermark,
} from '@steppergo/chat-protocol'

/**
 * `offline` means that the browser says so; `signed-out` that the session is over; `suspended` that
 * moderators let this person in no more, until they do.
 */
export type ConnectionPhase =
  'connecting' | 'connected' | 'reconnecting' | 'offline' | 'suspended' | 'signed-out'

export interface ConnectionState {
  phase: ConnectionPhase
  /** When the phase began, milliseconds of the device's clock. */
  since: number
}

export type ConversationPhase = 'loading' | 'ready' | 'error' | 'no-access' | 'signed-out'

/** `SENDING` and `FAILED` exist on the sender's device only. */
export type ChatMessageStatus = MessageStatus | 'SENDING' | 'FAILED'

/** Why a message was not sent: the server's refusal, or `EXPIRED` after a day of waiting. */
export interface Failure extends Omit<ErrorPayload, 'code'> {
  code: ErrorCode | 'EXPIRED'
  /** Before that, trying again is in vain; ISO 8601. */
  until?: string
}

/** A message as this device knows it, confirmed or not. */
export interface ChatMessage extends Omit<Message, 'status' | 'seq' | 'changedSeq'> {
  /** The same from the first keystroke to the confirmation and after; fit to be a React key. */
  key: string
  /** Null until the server has confirmed the message. */
  seq: number | null
  status: ChatMessageStatus
  isOwn: boolean
  /** When the last of the others has read it, ISO 8601; null while unread or unknown. */
  readAt: string | null
  /** Null unless `status` is `FAILED`. */
  error: Failure | null
}

export interface TypingUser {
  userId: string
  userName: string
}

/** How far a message has come with one of the others. */
export interface ReaderState {
  participant: Participant
  status: MessageStatus
  /** ISO 8601; null while unread, or where it was read out of this device's sight. */
  readAt: string | null
}

/** Text not sent yet; a new object whenever it comes from the device or from another tab. */
export interface Draft {
  text: string
}

/** What one conversation looks like now; a new object whenever anything in it changes. */
export interface ConversationState {
  tripId: string
  conversationId: string | null
  phase: ConversationPhase
  /** Shown as this device kept it; the server has not been heard since the page was loaded. */
  isStale: boolean
  /** Confirmed messages by place, then own pending ones in the order they were written. */
  messages: readonly ChatMessage[]
  participants: readonly Participant[]
  watermarks: Readonly<Record<string, Watermark>>
  typingUsers: readonly TypingUser[]
  unread: number
  hasOlder: boolean
  isLoadingOlder: boolean
  /** Since when the conversation is read-only; null while it is open. */
  closedAt: string | null
  /** Until when the server takes no more messages, milliseconds of the device's clock. */
  rateLimitedUntil: number | null
  /** The first message not yet read when the conversation was opened. */
  firstUnreadSeq: number | null
  /** What was begun here before, or in another tab; null where nothing was. */
  savedDraft: Draft | null
  /** Null until it is known who holds the token. */
  currentUserId: string | null
  error: ErrorPayload | null
}

export interface SendOptions {
  metadata?: Message['metadata']
}

export type Unsubscribe = () => void

/** What moderation has decided about the person themselves. */
export interface OwnStanding extends Standing {
  /** The newest warning, until the person has said that they have read it. */
  newWarning: Warning | null
}

export interface OwnReportNews {
  reportId: string
  messageId: string
  outcome: ReportOutcome
}

/** A value that changes and tells so: the shape `useSyncExternalStore` takes. */
export interface Store<State> {
  getState(): State
  subscribe(listener: () => void): Unsubscribe
}

export interface Conversation extends Store<ConversationState> {
  readonly tripId: string
  /** Joins on the first call; call `close` as often. */
  open(): void
  close(): void
  /** Shows the message at once, stores it on the device, then sends it. Returns its `tempId`. */
  send(content: string, options?: SendOptions): string
  /** Sends a refused message once more under the same `tempId`. */
  retry(tempId: string): void
  /** Forgets a message which was refused or has not been tried yet. */
  discard(tempId: string): void
  /** Keeps text that is being written, for the next page and the other tabs. */
  saveDraft(text: string): void
  startTyping(): void
  stopTyping(): void
  /** Marks messages as read, all of them or up to a seq. Never moves back. */
  markRead(upToSeq?: number): void
  /** How far the own message at that place has come with each of the others. */
  readersOf(seq: number): ReaderState[]
  loadOlder(): Promise<void>
  /** Tries again after phase `error`. */
  reload(): void
  /** @throws ChatError when the server refuses the report */
  report(messageId: string, reason: ReportReason, comment?: string): Promise<void>
  /**
   * From now on nothing this person writes is heard or shown, in any conversation.
   *
   * @throws ChatError when the server refuses
   */
  block(userId: string): Promise<void>
}

export interface InboxState {
  phase: 'loading' | 'ready' | 'error'
  /** Newest activity first. */
  conversations: readonly ConversationSummary[]
  unreadByTrip: Readonly<Record<string, number>>
  totalUnread: number
}

export interface Inbox extends Store<InboxState> {
  /** Loads on the first call; call `close` as often. */
  open(): void
  close(): void
  reload(): void
}

export interface ChatClient extends Store<ConnectionState> {
  /** The conversation of a trip, the same object for the same trip. */
  conversation(tripId: string): Conversation
  readonly inbox: Inbox
  /** What moderation has decided about the person; null until it is known. */
  readonly standing: Store<OwnStanding | null>
  /** The newest warning has been read; this device does not show it again. */
  acknowledgeWarning(): void
  /** Hears this person again, what they wrote meanwhile included. @throws ChatError */
  unblock(userId: string): Promise<void>
  /** Whom the person has blocked, newest first. @throws ChatError */
  blocks(): Promise<readonly Block[]>
  /** Hears of every new report; the server tells moderators only. */
  onReport(listener: (report: Report) => void): Unsubscribe
  /** Hears of every case that changed; the server tells moderators only. */
  onReportChanged(listener: (report: Report) => void): Unsubscribe
  /** Hears what became of one's own reports. */
  onReportOutcome(listener: (news: OwnReportNews) => void): Unsubscribe
  /** Hands over a newer token; opens no second connection. */
  setToken(token: string): void
  /** Ends the connection and clears what the device keeps. */
  signOut(): Promise<void>
  /** Ends the connection; what is unsent stays on the device. */
  close(): void
}
