import type { ConversationSummary } from '@steppergo/chat-protocol'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isLookedAt } from './looking.ts'
import { usePlainText } from './MessageBody.tsx'
import type { ChatNotificationsProps } from './props.ts'
import { useInbox } from './useInbox.ts'

/** Tells of messages that come while nobody looks; the person has allowed it. */
export default function Notifier(props: ChatNotificationsProps) {
  const { conversations, phase } = useInbox(props)
  const plainText = usePlainText()
  /** The newest message known of each conversation; null before the first list. */
  const known = useRef<Map<string, number> | null>(null)

  const tell = useEffectEvent(({ trip, tripId, lastMessage }: ConversationSummary) => {
    if (!lastMessage || lastMessage.senderId === props.currentUserId || isLookedAt()) return
    const { senderName } = lastMessage
    const text = plainText(lastMessage)
    const notification = notify(trip.title, {
      body: senderName ? `${senderName}: ${text}` : text,
      // Several tabs of one browser tell once.
      tag: lastMessage.id,
    })
    notification?.addEventListener('click', () => {
      window.focus()
      notification.close()
      props.onOpen(tripId)
    })
  })

  useEffect(() => {
    if (phase !== 'ready') return
    const before = known.current
    known.current = new Map(conversations.map((one) => [one.tripId, one.lastMessage?.seq ?? 0]))
    if (!before) return
    for (const conversation of conversations) {
      const { tripId, lastMessage, unread } = conversation
      if (unread > 0 && (lastMessage?.seq ?? 0) > (before.get(tripId) ?? 0)) tell(conversation)
    }
  }, [conversations, phase])

  return null
}

function notify(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options)
  } catch {
    // Android lets only service workers do this.
    return null
  }
}
