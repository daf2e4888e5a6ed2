import { ChatView } from './ChatView.tsx'
import type { ChatInterfaceProps } from './props.ts'
import { HostRepliesContext } from './quickReplies.ts'
import { ChatStringsProvider } from './strings/ChatStringsProvider.tsx'
import { useSocketChat } from './useSocketChat.ts'

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
      <HostRepliesContext value={props.quickReplies}>
        <ConnectedChat {...props} />
      </HostRepliesContext>
    </ChatStringsProvider>
  )
}

function ConnectedChat(props: ChatInterfaceProps) {
  const { tripId, token, url, refreshToken, currentUserId } = props
  const chat = useSocketChat({ tripId, token, url, refreshToken, currentUserId })
  return <ChatView {...props} chat={chat} />
}
