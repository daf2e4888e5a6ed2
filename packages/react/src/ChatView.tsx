import type { ChatMessage } from '@steppergo/chat-client'
import { lazy, Suspense, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { Announcer } from './Announcer.tsx'
import { BlockDialog } from './BlockDialog.tsx'
import { ChatHeader } from './ChatHeader.tsx'
import {
  EmptyState,
  ErrorState,
  LoadingState,
  NoAccessState,
  SignedOutState,
  SuspendedState,
} from './ChatStates.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { createLoader } from './createLoader.ts'
import { LockIcon } from './icons.tsx'
import { MessageInfo } from './MessageInfo.tsx'
import { Composer } from './MessageInput.tsx'
import { Messages } from './MessageList.tsx'
import {
  ModerationNotices,
  MutedNote,
  useModerationNews,
  type Person,
} from './ModerationNotices.tsx'
import { NotificationOffer } from './NotificationOffer.tsx'
import type { ChatInterfaceProps, ChatSource, MessageInputHandle, ShownTrip } from './props.ts'
import { roleOf, sendReply, useOfferedReplies } from './quickReplies.ts'
import { ReportDialog } from './ReportDialog.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useStrings, useWords } from './strings/useWords.ts'
import { TypingIndicator } from './TypingIndicator.tsx'
import { usePeople } from './usePeople.tsx'
import type { SocketChat } from './useSocketChat.ts'

const DrivingView = lazy(createLoader(() => import('./DrivingView.tsx')))

export interface ChatViewProps extends Omit<ChatInterfaceProps, 'tripId' | keyof ChatSource> {
  chat: SocketChat
}

/** What a chat looks like in each of its states. */
export function ChatView(props: ChatViewProps) {
  const { chat, tripTitle, currentUserId, subtitle, onClose } = props
  const { locale } = useWords()
  const people = usePeople(chat.participants, currentUserId)
  const titleId = useId()
  const [layer, setLayer] = useState<Layer | null>(null)
  const driving = useDriving(props.driving ?? false, props.onDrivingLeft)
  const [blocked, setBlocked] = useState<Person | null>(null)
  const news = useModerationNews(chat, blocked)
  const composer = useRef<MessageInputHandle>(null)
  const close = () => setLayer(null)

  function handleEdit({ tempId, content }: ChatMessage) {
    composer.current?.insert(content)
    if (tempId !== null) chat.discard(tempId)
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === '?' && !driving.isOn && !isWriting(event.target)) {
      event.preventDefault()
      setLayer({ type: 'shortcuts' })
    }
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || !onClose) return
    event.stopPropagation()
    onClose()
  }

  return (
    <section
      className={['sg-root sg-chat', props.className].filter(Boolean).join(' ')}
      data-sg-theme={props.theme ?? 'auto'}
      lang={locale}
      aria-labelledby={titleId}
      onKeyDown={handleKeyDown}
    >
      <ChatHeader
        {...{ titleId, subtitle, people, onClose }}
        title={tripTitle}
        isPending={chat.phase === 'loading'}
      />
      <ConnectionBanner status={chat.status} since={chat.statusSince} />
      {driving.isOn && chat.phase === 'ready' ? (
        <Suspense fallback={<LoadingState />}>
          <DrivingView chat={chat} currentUserId={currentUserId} onLeave={driving.leave} />
        </Suspense>
      ) : (
        <>
          <ModerationNotices {...{ chat, blocked }} onBlockSeen={() => setBlocked(null)} />
          <ChatBody
            {...{ chat, tripTitle, currentUserId }}
            trip={props.trip}
            onLayer={setLayer}
            onEdit={handleEdit}
          />
          <ChatFooter
            {...{ chat, currentUserId, composer }}
            offersNotifications={props.notifications ?? false}
          />
        </>
      )}
      <Announcer messages={chat.messages} news={news} />
      {layer?.type === 'report' && (
        <ReportDialog message={layer.message} onReport={chat.report} onClose={close} />
      )}
      {layer?.type === 'block' && (
        <BlockDialog
          person={layer.person}
          onBlock={chat.block}
          onBlocked={setBlocked}
          onClose={close}
        />
      )}
      {layer?.type === 'info' && (
        <MessageInfo readers={chat.readersOf(layer.message.seq ?? 0)} onClose={close} />
      )}
      {layer?.type === 'shortcuts' && <ShortcutsDialog onClose={close} />}
    </section>
  )
}

/** What stands above the chat. */
type Layer =
  | { type: 'report' | 'info'; message: ChatMessage }
  | { type: 'block'; person: Person }
  | { type: 'shortcuts' }

/** Somebody who says that they are not driving has the chat until the host says anew that they are. */
function useDriving(isDriving: boolean, onLeft: (() => void) | undefined) {
  const [state, setState] = useState({ isDriving, hasLeft: false })
  if (state.isDriving !== isDriving) setState({ isDriving, hasLeft: false })
  return {
    isOn: isDriving && !state.hasLeft,
    leave() {
      setState({ isDriving, hasLeft: true })
      onLeft?.()
    },
  }
}

const isWriting = (target: EventTarget) =>
  target instanceof HTMLElement && target.matches('textarea, input')

interface ChatBodyProps {
  chat: SocketChat
  tripTitle: string
  currentUserId: string
  trip: ShownTrip | undefined
  onLayer: (layer: Layer) => void
  onEdit: (message: ChatMessage) => void
}

function ChatBody({ chat, tripTitle, currentUserId, trip, onLayer, onEdit }: ChatBodyProps) {
  if (chat.phase === 'no-access' && chat.errorDetails?.code === 'SUSPENDED') {
    return <SuspendedState reason={chat.standing?.reason ?? null} />
  }
  if (chat.phase === 'no-access') return <NoAccessState />
  if (chat.phase === 'signed-out') return <SignedOutState />
  // What is not there and what is not one's own look the same, here as on the server.
  if (chat.phase === 'error' && chat.errorDetails?.code === 'NOT_FOUND') return <NoAccessState />
  if (chat.phase === 'error' && chat.messages.length === 0) {
    return <ErrorState requestId={chat.errorDetails?.requestId} onRetry={chat.reload} />
  }
  // Messages written before the first answer are shown at once.
  if (chat.phase === 'loading' && chat.messages.length === 0) return <LoadingState />
  if (chat.messages.length === 0) return <EmptyState trip={trip} />
  return (
    <Messages
      key={chat.conversationId === null ? 'early' : 'loaded'}
      {...{ tripTitle, trip, currentUserId }}
      onReport={(message) => onLayer({ type: 'report', message })}
      onBlock={({ senderId, senderName }) => {
        if (senderId === null || senderName === null) return
        onLayer({ type: 'block', person: { userId: senderId, name: senderName } })
      }}
      onInfo={(message) => onLayer({ type: 'info', message })}
      messages={chat.messages}
      participants={chat.participants}
      firstUnreadSeq={chat.firstUnreadSeq}
      hasOlder={chat.hasOlder}
      isLoadingOlder={chat.isLoadingOlder}
      onLoadOlder={chat.loadOlder}
      onRead={chat.markAsRead}
      onRetry={chat.retry}
      onDiscard={chat.discard}
      onEdit={onEdit}
      isMuted={isMuted(chat)}
    />
  )
}

interface ChatFooterProps {
  chat: SocketChat
  currentUserId: string
  composer: Ref<MessageInputHandle>
  offersNotifications: boolean
}

const isMuted = ({ standing }: SocketChat) => (standing?.mutedUntil ?? null) !== null

function ChatFooter({ chat, currentUserId, composer, offersNotifications }: ChatFooterProps) {
  const [hasSent, setHasSent] = useState(false)
  const strings = useStrings()
  const quickReplies = useOfferedReplies(roleOf(chat.participants, currentUserId))
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
      {offersNotifications && hasSent && <NotificationOffer />}
      <MutedNote chat={chat} />
      <Composer
        ref={composer}
        disabled={isMuted(chat)}
        onSend={(text) => {
          chat.sendMessage(text)
          setHasSent(true)
        }}
        quickReplies={quickReplies}
        onQuickReply={(reply) => sendReply(chat, reply)}
        savedDraft={chat.savedDraft}
        onDraft={chat.saveDraft}
        onTypingStart={chat.startTyping}
        onTypingStop={chat.stopTyping}
        rateLimitedUntil={chat.rateLimitedUntil}
      />
    </>
  )
}
