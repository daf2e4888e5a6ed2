import {
  acquireChatClient,
  findChatClient,
  type ChatClient,
  type ChatClientOptions,
  type Store,
  type Unsubscribe,
} from '@steppergo/chat-client'

type Renew = () => Promise<string>

interface SourceOptions<View> {
  url: string | undefined
  token: string
  userId: string | undefined
  /** What is shown of a client; null while there is none. Equal parts must be equal objects. */
  read: (client: ChatClient | null) => View
  /** Subscribes to what `read` reads, and keeps it wanted until undone. */
  attach: (client: ChatClient, listener: () => void) => Unsubscribe
}

export interface ChatSource<View> extends Store<View> {
  /** The client while anything is mounted, else null. */
  getClient: () => ChatClient | null
  setRefreshToken: (refreshToken: Renew | undefined) => void
}

/**
 * The bridge from a client to `useSyncExternalStore`: holds the client from the first subscription
 * to the last, and nothing while React merely renders.
 */
export function createChatSource<View>(options: SourceOptions<View>): ChatSource<View> {
  const { url, token, userId, read, attach } = options
  let refreshToken: Renew | undefined
  let client: ChatClient | null = null
  const listeners = new Set<() => void>()
  let detach: Unsubscribe | null = null

  const clientOptions: ChatClientOptions = {
    ...{ url, token, userId },
    async refreshToken() {
      if (!refreshToken) throw new Error('The host renews no tokens')
      return refreshToken()
    },
  }

  function start() {
    const acquired = acquireChatClient(clientOptions)
    client = acquired.client
    const unsubscribe = attach(acquired.client, () => {
      for (const listener of [...listeners]) listener()
    })
    detach = () => {
      unsubscribe()
      acquired.release()
      client = null
    }
  }

  return {
    getClient: () => client,
    setRefreshToken: (next) => void (refreshToken = next),
    // Before it is mounted, shows what another component has already brought here.
    getState: () => read(client ?? findChatClient(clientOptions)),
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        detach?.()
        detach = null
      }
    },
  }
}

/** Makes an object from parts, the same one as long as the parts are the same. */
export function createMemo<Parts extends readonly unknown[], View>(
  combine: (...parts: Parts) => View,
): (...parts: Parts) => View {
  let last: { parts: Parts; view: View } | null = null
  return (...parts) => {
    if (!last || last.parts.some((part, index) => !Object.is(part, parts[index]))) {
      last = { parts, view: combine(...parts) }
    }
    return last.view
  }
}
