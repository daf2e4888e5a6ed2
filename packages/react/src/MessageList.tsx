import type { MessageListProps } from './props.ts'

/** The messages of a conversation. */
export function MessageList({ messages }: MessageListProps) {
  return (
    <ol className="sg-list">
      {messages.map((message) => (
        <li key={message.key}>{message.content}</li>
      ))}
    </ol>
  )
}
