import type { ConversationActivity, ConversationSummary, Message } from '@steppergo/chat-protocol'
import { isChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'
import type { Request, Requester } from './request.ts'
import { createStore } from './store.ts'
import type { Inbox, InboxState } from './types.ts'

export interface InboxHandle extends Inbox {
  handleActivity(activity: ConversationActivity): void
  handleConnection(): void
  setUnread(tripId: string, unread: number): void
  /** Access is taken away: nothing of what others wrote is held. */
  drop(): void
  stop(): void
}

const EMPTY: InboxState = { phase: 'loading', conversations: [], unreadByTrip: {}, totalUnread: 0 }

interface InboxOptions {
  request: Request
  way: Requester['way']
  /** The newest message of a conversation is on this device, whether that is open or not. */
  onArrived: (message: Message) => void
  onOpened: () => void
}

/** The conversations of a person and how much is unread in each. */
export function createInbox(options: InboxOptions): InboxHandle {
  const { request, way, onArrived } = options
  const store = createStore<InboxState>(EMPTY)
  let openCount = 0
  let isLoading = false
  // What was missed while away can only be learned from a fresh list.
  let isStale = true
  let attempts = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  function setConversations(conversations: readonly ConversationSummary[]) {
    const unreadByTrip = Object.fromEntries(conversations.map((one) => [one.tripId, one.unread]))
    store.setState({ phase: 'ready', conversations, ...countAll(unreadByTrip) })
    for (const { lastMessage } of conversations) if (lastMessage) onArrived(lastMessage)
  }

  function check() {
    if (openCount > 0 && isStale && !isLoading && way('conversations:list') !== null) void load()
  }

  async function load() {
    clearTimeout(timer)
    isLoading = true
    isStale = false
    try {
      const { conversations } = await request('conversations:list', {})
      attempts = 0
      setConversations(conversations)
    } catch (error) {
      if (!isChatError(error)) throw error
      isStale = true
      if (store.getState().phase === 'loading' && attempts >= 2) {
        store.setState({ ...store.getState(), phase: 'error' })
      }
      timer = setTimeout(check, error.details.retryAfterMs ?? backoff(attempts++))
      return
    } finally {
      isLoading = false
    }
    check()
  }

  function setUnread(tripId: string, unread: number) {
    const { unreadByTrip, conversations } = store.getState()
    if (unreadByTrip[tripId] === unread) return
    store.setState({
      ...store.getState(),
      conversations: conversations.map((one) => (one.tripId === tripId ? { ...one, unread } : one)),
      ...countAll({ ...unreadByTrip, [tripId]: unread }),
    })
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    setUnread,
    open() {
      openCount += 1
      options.onOpened()
      check()
    },
    drop() {
      isStale = true
      store.setState({ ...EMPTY, phase: 'error' })
    },
    close: () => void (openCount = Math.max(0, openCount - 1)),
    reload() {
      isStale = true
      attempts = 0
      if (store.getState().phase === 'error') {
        store.setState({ ...store.getState(), phase: 'loading' })
      }
      check()
    },
    handleActivity({ tripId, unread, lastMessage }) {
      setUnread(tripId, unread)
      if (lastMessage) onArrived(lastMessage)
      const { conversations } = store.getState()
      const known = conversations.find((one) => one.tripId === tripId)
      if (!known) {
        isStale = true
        return check()
      }
      const moved = { ...known, unread, lastMessage: lastMessage ?? known.lastMessage }
      const others = conversations.filter((one) => one !== known)
      const isNews = (lastMessage?.seq ?? 0) > (known.lastMessage?.seq ?? 0)
      store.setState({
        ...store.getState(),
        conversations: isNews
          ? [moved, ...others]
          : conversations.map((one) => (one === known ? moved : one)),
      })
    },
    handleConnection() {
      if (way('conversations:list') !== 'socket') isStale = true
      check()
    },
    stop: () => clearTimeout(timer),
  }
}

function countAll(unreadByTrip: Readonly<Record<string, number>>) {
  const totalUnread = Object.values(unreadByTrip).reduce((sum, unread) => sum + unread, 0)
  return { unreadByTrip, totalUnread }
}
