import type {
  ContactKind,
  ParticipantRole,
  ReportOutcome,
  ReportReason,
} from '@steppergo/chat-protocol'
import type { SystemEvent } from '@steppergo/chat-protocol/constants'
import type { DateWords } from '../dates/dateWords.ts'
import type { QuickReplyId } from '../quickReplies.ts'
import type { Shortcut } from '../shortcuts.ts'

interface SystemEventValues {
  name: string
  /** The new departure, already formatted; empty where it is not known. */
  time: string
}

/** Every visible or spoken word. A language that lacks one does not compile. */
export interface ChatStrings {
  openChat: (tripTitle: string) => string
  closeChat: string
  unreadMessages: (count: number) => string
  newMessages: (count: number) => string
  jumpToLatest: string
  messages: string
  composerLabel: string
  composerPlaceholder: string
  send: string
  charactersLeft: (count: number) => string
  charactersOver: (count: number) => string
  sending: string
  sent: string
  delivered: string
  read: string
  readAt: (time: string) => string
  notSent: string
  /** Why a message was refused, in words for the one who wrote it. */
  refusals: Record<
    'INVALID' | 'TOO_LARGE' | 'FORBIDDEN' | 'CONVERSATION_CLOSED' | 'CONFLICT' | 'EXPIRED',
    string
  >
  retry: string
  copy: string
  delete: string
  today: string
  yesterday: string
  newSeparator: string
  you: string
  roles: Record<ParticipantRole, string>
  system: Record<SystemEvent, (values: SystemEventValues) => string>
  messageDeleted: string
  messageHidden: string
  messageUnsupported: string
  edited: string
  typing: (names: readonly string[]) => string
  participants: (count: number) => string
  offline: string
  connecting: string
  rateLimited: (seconds: number) => string
  loading: string
  loadingOlder: string
  beginning: string
  departure: (time: string) => string
  emptyTitle: string
  emptyHint: string
  errorTitle: string
  errorHint: string
  reference: (requestId: string) => string
  noAccessTitle: string
  noAccessHint: string
  signedOutTitle: string
  signedOutHint: string
  closedHint: string
  messageActions: string
  report: string
  reportTitle: string
  reportHint: string
  reportReasons: Record<ReportReason, string>
  reportComment: string
  reportSend: string
  reportDone: string
  reportDoneHint: string
  reportFailed: string
  block: (name: string) => string
  blockTitle: (name: string) => string
  /** What a block does and what it does not. */
  blockHint: string
  blockConfirm: string
  blockFailed: string
  blocked: (name: string) => string
  undo: string
  mutedUntil: (time: string) => string
  /** Why a moderator has decided so, in their own words. */
  reasonGiven: (reason: string) => string
  warningTitle: string
  gotIt: string
  suspendedTitle: string
  suspendedHint: string
  reportOutcomes: Record<ReportOutcome, string>
  /** Why a message with such contacts is held, and when it may be sent. */
  contactHeld: (kinds: readonly ContactKind[]) => string
  edit: string
  cancel: string
  close: string
  announce: (name: string, text: string) => string
  quickReplies: Record<QuickReplyId, string>
  quickRepliesLabel: string
  info: string
  infoTitle: string
  readBy: string
  deliveredTo: string
  notDeliveredTo: string
  notificationsOffer: string
  notificationsAllow: string
  notificationsDecline: string
  shortcutsTitle: string
  shortcuts: Record<Shortcut, string>
  driving: {
    title: string
    noMessages: string
    readAloud: string
    keepAwake: string
    leave: string
    leaveTitle: string
    parked: string
    passenger: string
    stay: string
  }
  conversations: string
  noConversations: string
  noConversationsHint: string
  noMessagesYet: string
  dates: DateWords
}
