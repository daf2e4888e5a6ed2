import { ChatHeader } from './ChatHeader.tsx'
import { Skeleton } from './ChatStates.tsx'
import { ConnectedChat } from './ConnectedChat.tsx'
import { WordlessComposer } from './MessageInput.tsx'
import type { ChatInterfaceProps } from './props.ts'
import { ChatStringsProvider, useLanguage } from './strings/ChatStringsProvider.tsx'
import { LanguageBoundary } from './strings/LanguageBoundary.tsx'

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
      <LanguageBoundary fallback={<WordlessChat {...props} />}>
        <ConnectedChat {...props} />
      </LanguageBoundary>
    </ChatStringsProvider>
  )
}

function WordlessChat({ tripTitle, subtitle, className, theme, onClose }: ChatInterfaceProps) {
  const { locale } = useLanguage()
  return (
    <section
      className={['sg-root sg-chat', className].filter(Boolean).join(' ')}
      data-sg-theme={theme ?? 'auto'}
      lang={locale}
      aria-busy="true"
    >
      <ChatHeader title={tripTitle} people={null} isPending {...{ subtitle, onClose }} />
      <Skeleton shape="chat" />
      <WordlessComposer theme={theme} />
    </section>
  )
}
