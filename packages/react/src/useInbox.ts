import type { ChatClient, ConnectionState, InboxState } from '@steppergo/chat-client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { createChatSource, createMemo, type Clients } from './chatSource.ts'
import type { ChatSource } from './props.ts'

export interface InboxView extends InboxState {
  status: ConnectionState['phase']
  reload: () => void
}

type InboxOptions = ChatSource & { currentUserId?: string | undefined; enabled?: boolean }

const EMPTY: InboxState = { phase: 'loading', conversations: [], unreadByTrip: {}, totalUnread: 0 }

/** The conversations of a person, and how much is unread in each. */
export function useInbox({
  token,
  url,
  refreshToken,
  currentUserId,
  enabled = true,
}: InboxOptions) {
  const inbox = useMemo(
    () => createInboxSource(token, url, currentUserId),
    [token, url, currentUserId],
  )
  useEffect(() => inbox.setRefreshToken(refreshToken), [inbox, refreshToken])
  return useSyncExternalStore(
    enabled ? inbox.subscribe : subscribeToNothing,
    enabled ? inbox.getState : inbox.getServerState,
    inbox.getServerState,
  )
}

/** Button and badge are there at once; what connects them comes after. */
let clients: Clients | null = null
const getClients = () => clients
const loadClients = async () => (clients ??= await import('@steppergo/chat-client'))

const subscribeToNothing = () => () => undefined

function createInboxSource(token: string, url: string | undefined, userId: string | undefined) {
  const reload = () => source.getClient()?.inbox.reload()
  const combine = createMemo((inbox: InboxState, status: ConnectionState['phase']): InboxView => {
    return { ...inbox, status, reload }
  })
  const source = createChatSource({
    ...{ url, token, userId, getClients, loadClients },
    read: (client) =>
      combine(client?.inbox.getState() ?? EMPTY, client?.getState().phase ?? 'connecting'),
    attach(client: ChatClient, listener: () => void) {
      const stops = [client.subscribe(listener), client.inbox.subscribe(listener)]
      client.inbox.open()
      return () => {
        client.inbox.close()
        for (const stop of stops) stop()
      }
    },
  })
  const serverState = combine(EMPTY, 'connecting')
  return { ...source, getServerState: () => serverState }
}
