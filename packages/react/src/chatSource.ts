import type {
  acquireChatClient,
  ChatClient,
  ChatClientOptions,
  findChatClient,
  Store,
  Unsubscribe,
} from '@steppergo/chat-client'

type Renew = () => Promise<string>

/** Where clients come from; a part of the client's package, which not everybody has loaded yet. */
export interface Clients {
  acquireChatClient: typeof acquireChatClient
  findChatClient: typeof findChatClient
}

/** So long after a failure the program is asked for again. */
const LOAD_AGAIN_MS = 5_000

interface SourceOptions<View> {
  url: string | undefined
  token: string
  userId: string | undefined
  /** Null as long as they have to be loaded. */
  getClients: () => Clients | null
  /** Called once something is mounted and there are none; asked again when it fails. */
  loadClients: () => Promise<Clients>
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
  const { url, token, userId, getClients, loadClients, read, attach } = options
  let refreshToken: Renew | undefined
  let client: ChatClient | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  let detach: Unsubscribe | null = null

  const clientOptions: ChatClientOptions = {
    ...{ url, token, userId },
    async refreshToken() {
      if (!refreshToken) throw new Error('The host renews no tokens')
      return refreshToken()
    },
  }

  const tell = () => {
    for (const listener of [...listeners]) listener()
  }

  function start() {
    const clients = getClients()
    if (clients) return hold(clients)
    loadClients().then(
      (loaded) => {
        // Unmounted meanwhile, or mounted twice.
        if (listeners.size === 0 || detach) return
        hold(loaded)
        tell()
      },
      () => {
        clearTimeout(timer)
        if (listeners.size > 0) timer = setTimeout(start, LOAD_AGAIN_MS)
      },
    )
  }

  function hold(clients: Clients) {
    const acquired = clients.acquireChatClient(clientOptions)
    client = acquired.client
    const unsubscribe = attach(acquired.client, tell)
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
    getState: () => read(client ?? getClients()?.findChatClient(clientOptions) ?? null),
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) start()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        clearTimeout(timer)
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
