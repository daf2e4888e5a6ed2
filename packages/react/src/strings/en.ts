import type { ChatStrings } from './strings.ts'

const rules = new Intl.PluralRules('en')

const count = (amount: number, one: string, other: string) =>
  `${amount} ${rules.select(amount) === 'one' ? one : other}`

const atMost99 = (amount: number) => (amount > 99 ? '99+ new messages' : null)

export const en: ChatStrings = {
  openChat: (tripTitle) => `Open chat: ${tripTitle}`,
  closeChat: 'Close chat',
  unreadMessages: (amount) => count(amount, 'unread message', 'unread messages'),
  newMessages: (amount) =>
    `${atMost99(amount) ?? count(amount, 'new message', 'new messages')}. Jump to latest`,
  jumpToLatest: 'Jump to latest',
  messages: 'Messages',
  composerLabel: 'Message',
  composerPlaceholder: 'Write a message',
  send: 'Send',
  charactersLeft: (amount) => `${count(amount, 'character', 'characters')} left`,
  charactersOver: (amount) => `${count(amount, 'character', 'characters')} too many`,
  sending: 'Sending',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  readAt: (time) => `Read ${time}`,
  notSent: 'Not sent',
  refusals: {
    INVALID: 'Something in this message cannot be sent.',
    TOO_LARGE: 'This message is too long.',
    FORBIDDEN: 'You no longer have access to this conversation.',
    CONVERSATION_CLOSED: 'The conversation is closed.',
    CONFLICT: 'This message has already been sent with another text.',
    EXPIRED: 'This message has waited for more than a day.',
  },
  retry: 'Retry',
  copy: 'Copy',
  delete: 'Delete',
  today: 'Today',
  yesterday: 'Yesterday',
  newSeparator: 'New messages',
  you: 'You',
  roles: { DRIVER: 'Driver', ORGANIZER: 'Organizer', PASSENGER: 'Passenger' },
  system: {
    'participant.joined': ({ name }) => `${name} joined the trip`,
    'participant.left': ({ name }) => `${name} left the trip`,
    'trip.departed': () => 'The trip has departed',
    'trip.delayed': ({ time }) =>
      time ? `Departure moved to ${time}` : 'The departure has been moved',
    'trip.completed': () => 'The trip is completed',
    'trip.cancelled': () => 'The trip was cancelled',
  },
  messageDeleted: 'Message deleted',
  messageHidden: 'Message hidden by a moderator',
  messageUnsupported: 'This kind of message cannot be shown here yet',
  edited: 'edited',
  typing: (names) => {
    const [first, second] = names
    if (names.length === 1) return `${first} is typing…`
    if (names.length === 2) return `${first} and ${second} are typing…`
    return 'Several people are typing…'
  },
  participants: (amount) => count(amount, 'participant', 'participants'),
  offline: 'You are offline. Messages will be sent when you are back.',
  connecting: 'Connecting…',
  rateLimited: (seconds) => `You can send again in ${seconds} s`,
  loading: 'Loading messages',
  loadingOlder: 'Loading older messages',
  beginning: 'The conversation begins here',
  beginningHint: (tripTitle) => tripTitle,
  emptyTitle: 'No messages yet',
  emptyHint: 'Say hello, or agree on where to meet.',
  errorTitle: 'The chat could not be loaded',
  errorHint: 'Check your connection and try again.',
  reference: (requestId) => `Reference: ${requestId}`,
  noAccessTitle: 'Access denied to this conversation',
  noAccessHint: 'Only the driver, the organizer and passengers with a confirmed booking can chat.',
  signedOutTitle: 'Your session has ended',
  signedOutHint: 'Sign in again to go on chatting.',
  closedHint: 'This trip is over. The conversation is read-only.',
  messageActions: 'Message actions',
  report: 'Report',
  reportTitle: 'Report message',
  reportHint: 'What is wrong? The other person will not learn who reported it.',
  reportReasons: {
    SPAM: 'Spam',
    HARASSMENT: 'Insults or harassment',
    THREAT: 'Threats',
    FRAUD: 'Fraud or payment outside the service',
    DANGEROUS_DRIVING: 'Dangerous driving',
    OTHER: 'Something else',
  },
  reportComment: 'Comment (optional)',
  reportSend: 'Send report',
  reportDone: 'Thank you, the report has been sent',
  reportDoneHint: 'A moderator will look at it.',
  reportFailed: 'The report could not be sent. Try again.',
  cancel: 'Cancel',
  close: 'Close',
  announce: (name, text) => `${name}: ${text}`,
  conversations: 'Conversations',
  noConversations: 'No conversations yet',
  noConversationsHint: 'They appear here once a trip has passengers.',
  noMessagesYet: 'No messages yet',
}
