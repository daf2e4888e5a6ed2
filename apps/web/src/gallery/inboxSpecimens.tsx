'use client'

import type { ConversationSummary } from '@steppergo/chat-protocol'
import { ChatNotificationBadge, type InboxView } from '@steppergo/chat-react'
import { ConversationListView } from '@steppergo/chat-react/parts'
import { buildConversations } from './fixturesConversations.ts'
import type { Specimen } from './specimen.ts'

const nothing = () => undefined

export const inboxSpecimens = (now: number): Specimen[] => [
  inbox('inbox-list', 'Selected, unread, with long words', {
    conversations: buildConversations(now),
  }),
  inbox('inbox-loading', 'Loading', { phase: 'loading' }),
  inbox('inbox-empty', 'No conversations', {}),
  inbox('inbox-error', 'Could not be loaded', { phase: 'error' }),
  inbox('inbox-signed-out', 'The session has ended', { status: 'signed-out' }),
]

function inbox(id: string, caption: string, change: Partial<InboxView>): Specimen {
  const view = buildInbox(change)
  return {
    id,
    caption,
    frame: 'phone',
    show: (theme) => (
      <ConversationListView
        inbox={view}
        currentUserId="aida"
        selectedTripId="trip-2"
        onSelect={nothing}
        theme={theme}
      />
    ),
  }
}

function buildInbox(change: Partial<InboxView>): InboxView {
  const conversations: readonly ConversationSummary[] = []
  return {
    phase: 'ready',
    conversations,
    unreadByTrip: {},
    totalUnread: 0,
    status: 'connected',
    reload: nothing,
    ...change,
  }
}

export const badgeSpecimens = (): Specimen[] => [badge(1), badge(42), badge(130)]

const badge = (count: number): Specimen => ({
  id: `badge-${count}`,
  caption: `${count} unread`,
  frame: 'spot',
  show: (theme) => <ChatNotificationBadge count={count} theme={theme} />,
})
