import type { ChatMessage } from '@steppergo/chat-client'
import { useId, useState, type KeyboardEvent } from 'react'
import { Announcer } from './Announcer.tsx'
import { ChatHeader } from './ChatHeader.tsx'
import {
  EmptyState,
  ErrorState,
  LoadingState,
  NoAccessState,
  SignedOutState,
} from './ChatStates.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { LockIcon } from './icons.tsx'
import { MessageInput } from './MessageInput.tsx'
import { MessageList } from './MessageList.tsx'
import type { ChatInterfaceProps } from './props.ts'
import { ReportDialog } from './ReportDialog.tsx'
import { ChatStringsProvider, useStrings } from './strings/ChatStringsProvider.tsx'
import { TypingIndicator } from './TypingIndicator.tsx'
import { useSocketChat, type SocketChat } from './useSocketChat.ts'

/**
 * The chat of one trip: header, messages and composer. Fills its container.
 *
 * @example
 * <div style={{ blockSize: 600 }}>
 *   <ChatInterface tripId={trip.id} currentUserId={user.id} token={token} tripTitle={trip.title} />
 * </div>
 */
export function ChatInterface(props: ChatInterfaceProps) {
  return (
    <ChatStringsProvider locale={props.locale}>
      <ChatView {...props} />
    </ChatStringsProvider>
  )
}

function ChatView(props: ChatInterfaceProps) {
  const { tripId, tripTitle, currentUserId, token, url, refreshToken, subtitle, onClose } = props
  const chat = useSocketChat({ tripId, token, url, refreshToken, currentUserId })
  const titleId = useId()
  const [reported, setReported] = useState<ChatMessage | null>(null)

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !onClose) return
    event.stopPropagation()
    onClose()
  }

  return (
    <section
      className={['sg-root sg-chat', props.className].filter(Boolean).join(' ')}
      data-sg-theme={props.theme ?? 'auto'}
      aria-labelledby={titleId}
      onKeyDown={handleKeyDown}
    >
      <ChatHeader
        {...{ titleId, subtitle, currentUserId, onClose }}
        title={tripTitle}
        participants={chat.participants}
      />
      <ConnectionBanner status={chat.status} since={chat.statusSince} />
      <ChatBody
        {...{ chat, tripTitle, currentUserId }}
        onReport={(message) => setReported(message)}
      />
      <ChatFooter chat={chat} />
      <Announcer messages={chat.messages} />
      {reported && (
        <ReportDialog message={reported} onReport={chat.report} onClose={() => setReported(null)} />
      )}
    </section>
  )
}

interface ChatBodyProps {
  chat: SocketChat
  tripTitle: string
  currentUserId: string
  onReport: (message: ChatMessage) => void
}

function ChatBody({ chat, tripTitle, currentUserId, onReport }: ChatBodyProps) {
  if (chat.phase === 'no-access') return <NoAccessState />
  if (chat.phase === 'signed-out') return <SignedOutState />
  // What is not there and what is not one's own look the same, here as on the server.
  if (chat.phase === 'error' && chat.errorDetails?.code === 'NOT_FOUND') return <NoAccessState />
  if (chat.phase === 'error' && chat.messages.length === 0) {
    return <ErrorState requestId={chat.errorDetails?.requestId} onRetry={chat.reload} />
  }
  // Messages written before the first answer are shown at once.
  if (chat.phase === 'loading' && chat.messages.length === 0) return <LoadingState />
  if (chat.messages.length === 0) return <EmptyState />
  return (
    <MessageList
      key={chat.conversationId === null ? 'early' : 'loaded'}
      {...{ tripTitle, currentUserId, onReport }}
      messages={chat.messages}
      participants={chat.participants}
      firstUnreadSeq={chat.firstUnreadSeq}
      hasOlder={chat.hasOlder}
      isLoadingOlder={chat.isLoadingOlder}
      onLoadOlder={chat.loadOlder}
      onRead={chat.markAsRead}
      onRetry={chat.retry}
      onDiscard={chat.discard}
    />
  )
}

function ChatFooter({ chat }: { chat: SocketChat }) {
  const strings = useStrings()
  if (chat.phase === 'no-access' || chat.phase === 'signed-out') return null
  if (chat.closedAt !== null) {
    return (
      <p className="sg-closed" role="status">
        <LockIcon />
        {strings.closedHint}
      </p>
    )
  }
  return (
    <>
      <TypingIndicator users={chat.typingUsers} />
      <MessageInput
        onSend={chat.sendMessage}
        savedDraft={chat.savedDraft}
        onDraft={chat.saveDraft}
        onTypingStart={chat.startTyping}
        onTypingStop={chat.stopTyping}
        rateLimitedUntil={chat.rateLimitedUntil}
      />
    </>
  )
}
