import { ChatView } from './ChatView.tsx'
import type { ChatInterfaceProps } from './props.ts'
import { HostRepliesContext } from './quickReplies.ts'
import { useSocketChat } from './useSocketChat.ts'

/** The chat of one trip, in a language that somebody around waits for. */
export function ConnectedChat(props: ChatInterfaceProps) {
  const { tripId, token, url, refreshToken, currentUserId } = props
  const chat = useSocketChat({ tripId, token, url, refreshToken, currentUserId })
  return (
    <HostRepliesContext value={props.quickReplies}>
      <ChatView {...props} chat={chat} />
    </HostRepliesContext>
  )
}
