import type { ChatNotificationBadgeProps } from './props.ts'

/** How many messages are unread; nothing at 0. */
export function ChatNotificationBadge(props: ChatNotificationBadgeProps) {
  const count = 'count' in props ? props.count : 0
  if (count <= 0) return null
  return <span className="sg-badge">{count > 99 ? '99+' : count}</span>
}
