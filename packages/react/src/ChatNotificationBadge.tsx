import type { ChatNotificationBadgeProps } from './props.ts'
import {
  ChatStringsProvider,
  useLanguage,
  useLauncherStrings,
} from './strings/ChatStringsProvider.tsx'
import { useInbox } from './useInbox.ts'

/**
 * How many messages are unread, by a given `count` or counted live for a `token`. Nothing at 0.
 *
 * @example
 * <ChatNotificationBadge token={token} tripId={trip.id} />
 */
export function ChatNotificationBadge(props: ChatNotificationBadgeProps) {
  return (
    <ChatStringsProvider locale={props.locale}>
      {'count' in props ? <Badge {...props} /> : <LiveBadge {...props} />}
    </ChatStringsProvider>
  )
}

function LiveBadge(props: Exclude<ChatNotificationBadgeProps, { count: number }>) {
  const { unreadByTrip, totalUnread } = useInbox(props)
  const count = props.tripId === undefined ? totalUnread : (unreadByTrip[props.tripId] ?? 0)
  return <Badge {...props} count={count} />
}

interface BadgeProps {
  count: number
  theme?: ChatNotificationBadgeProps['theme']
  className?: string | undefined
}

export function Badge({ count, theme, className }: BadgeProps) {
  const strings = useLauncherStrings()
  const { locale } = useLanguage()
  if (count <= 0) return null
  return (
    <span
      className={['sg-root sg-badge', className].filter(Boolean).join(' ')}
      data-sg-theme={theme ?? 'auto'}
      lang={locale}
      role="img"
      aria-label={strings.unreadMessages(count)}
    >
      {count > 99 ? '99+' : count}
    </span>
  )
}
