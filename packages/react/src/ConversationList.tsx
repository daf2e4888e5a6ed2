import type { ConversationSummary } from '@steppergo/chat-protocol'
import type { ReactNode } from 'react'
import { Avatar, hueOf } from './Avatar.tsx'
import { Badge } from './ChatNotificationBadge.tsx'
import { ErrorState, LoadingState, Notice, SignedOutState, Skeleton } from './ChatStates.tsx'
import { useToday } from './clock.ts'
import { ChatIcon } from './icons.tsx'
import { usePlainText } from './MessageBody.tsx'
import type { ChatAppearance, ChatSource, ConversationListProps } from './props.ts'
import { ChatStringsProvider, useLanguage } from './strings/ChatStringsProvider.tsx'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'
import { useStrings, useWords } from './strings/useWords.ts'
import { useInbox, type InboxView } from './useInbox.ts'

/**
 * The conversations of a person, newest activity first, with what is unread in each.
 *
 * @example
 * <ConversationList token={token} selectedTripId={tripId} onSelect={setTripId} />
 */
export function ConversationList(props: ConversationListProps) {
  const wordless = (
    <Frame {...props}>
      <Skeleton shape="list" />
    </Frame>
  )
  return (
    <ChatStringsProvider locale={props.locale}>
      <LanguageBoundary fallback={wordless}>
        <ConnectedList {...props} />
      </LanguageBoundary>
    </ChatStringsProvider>
  )
}

function ConnectedList(props: ConversationListProps) {
  const inbox = useInbox(props)
  return <ConversationListView {...props} inbox={inbox} />
}

export interface ConversationListViewProps extends Omit<ConversationListProps, keyof ChatSource> {
  inbox: InboxView
}

/** What the conversations look like in each of their states. */
export function ConversationListView(props: ConversationListViewProps) {
  return (
    <Frame {...props}>
      <List {...props} />
    </Frame>
  )
}

interface FrameProps extends Pick<ChatAppearance, 'theme' | 'className'> {
  children: ReactNode
}

function Frame({ theme, className, children }: FrameProps) {
  const { locale } = useLanguage()
  return (
    <nav
      className={['sg-root sg-inbox', className].filter(Boolean).join(' ')}
      data-sg-theme={theme ?? 'auto'}
      lang={locale}
    >
      {children}
    </nav>
  )
}

function List({ inbox, ...props }: ConversationListViewProps) {
  const strings = useStrings()
  if (inbox.status === 'signed-out') return <SignedOutState />
  if (inbox.phase === 'loading') return <LoadingState shape="list" />
  if (inbox.phase === 'error') return <ErrorState requestId={undefined} onRetry={inbox.reload} />
  if (inbox.conversations.length === 0) {
    return (
      <Notice
        icon={<ChatIcon />}
        title={strings.noConversations}
        hint={strings.noConversationsHint}
      />
    )
  }
  return (
    <ul className="sg-inbox-list" aria-label={strings.conversations}>
      {inbox.conversations.map((conversation) => (
        <li key={conversation.tripId}>
          <Item
            conversation={conversation}
            currentUserId={props.currentUserId}
            isSelected={conversation.tripId === props.selectedTripId}
            onSelect={props.onSelect}
          />
        </li>
      ))}
    </ul>
  )
}

interface ItemProps {
  conversation: ConversationSummary
  currentUserId: string | undefined
  isSelected: boolean
  onSelect: (tripId: string) => void
}

function Item({ conversation, currentUserId, isSelected, onSelect }: ItemProps) {
  const { strings, formats } = useWords()
  const plainText = usePlainText()
  const today = useToday()
  const { tripId, trip, lastMessage, unread } = conversation
  const text = lastMessage ? plainText(lastMessage) : strings.noMessagesYet
  const author =
    lastMessage?.senderId && lastMessage.senderId === currentUserId
      ? strings.you
      : lastMessage?.senderName
  return (
    <button
      type="button"
      className="sg-inbox-item"
      aria-current={isSelected || undefined}
      data-sg-unread={unread > 0 || undefined}
      onClick={() => onSelect(tripId)}
    >
      <Avatar name={`${trip.origin} ${trip.destination}`} hue={hueOf(tripId)} />
      <span className="sg-inbox-text">
        <span className="sg-inbox-title">{trip.title}</span>
        <span className="sg-inbox-preview">
          {author && (
            <>
              <bdi>{author}</bdi>:{' '}
            </>
          )}
          {text}
        </span>
      </span>
      <span className="sg-inbox-side">
        {lastMessage && (
          <time dateTime={lastMessage.createdAt}>
            {formats.brief(lastMessage.createdAt, today)}
          </time>
        )}
        <Badge count={unread} />
      </span>
    </button>
  )
}
