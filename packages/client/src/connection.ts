import { backoff } from './backoff.ts'
import type { DeviceClock } from './deviceClock.ts'
import { watchNetwork } from './network.ts'
import { createStore } from './store.ts'
import type { ServerEvent, Transport, CreateTransport } from './transport.ts'
import type { ConnectionPhase, ConnectionState, Store } from './types.ts'

interface ConnectionOptions {
  url: string | undefined
  token: string
  refreshToken: (() => Promise<string>) | undefined
  clock: DeviceClock
  createTransport: CreateTransport
  onEvent: (event: ServerEvent) => void
}

export interface Connection extends Store<ConnectionState> {
  readonly transport: Transport
  getToken(): string
  setToken(token: string): void
  /** How often a socket could not be had since the last one. */
  failedAttempts(): number
  /** Asks for a newer token once and connects with it. False: the session is over. */
  renew(): Promise<boolean>
  /** Numbers the connections, so that what happened to an earlier one is not held against this. */
  line(): number
  /** An answer did not come in time: the line looks alive and is dead. */
  noteSilence(line: number): void
  /** The server has taken the token: when it next refuses, a newer one may be asked for. */
  noteAccepted(): void
  start(): void
  /** The session is over; nothing is tried any more without a newer token. */
  signOut(): void
  close(): void
}

export function createConnection(options: ConnectionOptions): Connection {
  const { clock, refreshToken } = options
  const { now } = clock
  const store = createStore<ConnectionState>({ phase: 'connecting', since: now() })
  const network = watchNetwork({ onOffline: handleOffline, onOnline: reconnect })
  let token = options.token
  let failures = 0
  let line = 0
  let isClosed = false
  let refreshing: Promise<boolean> | null = null
  // Two refusals in a row, with nothing accepted between, mean that the newer token is no better.
  let hasRefreshed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const setPhase = (phase: ConnectionPhase) => {
    if (store.getState().phase !== phase) store.setState({ phase, since: now() })
  }
  const isSignedOut = () => store.getState().phase === 'signed-out'
  const setDown = () => {
    if (isClosed || isSignedOut()) return
    if (!network.isOnline()) setPhase('offline')
    else if (store.getState().phase !== 'connecting') setPhase('reconnecting')
  }

  const transport = options.createTransport({
    url: options.url,
    getToken: () => token,
    listener: {
      onConnect() {
        failures = 0
        hasRefreshed = false
        line += 1
        clock.noteAccepted(token)
        setPhase('connected')
      },
      onDisconnect() {
        setDown()
        connectLater(backoff(0))
      },
      onConnectError(error) {
        failures += 1
        setDown()
        if (error?.code === 'UNAUTHENTICATED') void renew()
        else connectLater(error?.retryAfterMs ?? backoff(failures))
        // Outbox and inbox wait for this news to turn to REST.
        store.setState({ ...store.getState() })
      },
      onEvent(event) {
        if (event.name === 'server:draining') connectLater(event.payload.reconnectInMs)
        options.onEvent(event)
      },
    },
  })

  function connectLater(delayMs: number) {
    clearTimeout(timer)
    if (isClosed || isSignedOut()) return
    timer = setTimeout(reconnect, delayMs)
  }

  /** A connection from before the network changed is usually dead and does not know it. */
  function reconnect() {
    if (isClosed || isSignedOut()) return
    clearTimeout(timer)
    transport.disconnect()
    clearTimeout(timer)
    setDown()
    transport.connect()
  }

  function handleOffline() {
    if (isClosed || isSignedOut()) return
    // Goes on trying: some devices say "offline" and are not.
    reconnect()
    setPhase('offline')
  }

  function renew(): Promise<boolean> {
    refreshing ??= refresh().finally(() => (refreshing = null))
    return refreshing
  }

  async function refresh(): Promise<boolean> {
    if (isClosed) return false
    const newer = refreshToken && !hasRefreshed ? await askForToken(refreshToken) : null
    hasRefreshed = true
    if (newer === null) {
      signOut()
      return false
    }
    token = newer
    reconnect()
    return true
  }

  function signOut() {
    setPhase('signed-out')
    transport.disconnect()
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    transport,
    getToken: () => token,
    failedAttempts: () => failures,
    renew,
    signOut,
    line: () => line,
    noteSilence(silent) {
      if (transport.isConnected() && silent === line) reconnect()
    },
    noteAccepted: () => void (hasRefreshed = false),
    start() {
      if (!network.isOnline()) setPhase('offline')
      transport.connect()
    },
    setToken(newer) {
      if (newer === token || isClosed) return
      token = newer
      hasRefreshed = false
      if (!isSignedOut()) return
      setPhase('reconnecting')
      transport.connect()
    },
    close() {
      isClosed = true
      clearTimeout(timer)
      network.stop()
      transport.disconnect()
    },
  }
}

async function askForToken(refreshToken: () => Promise<string>): Promise<string | null> {
  try {
    return await refreshToken()
  } catch {
    // The host could not renew the session, whatever its reason: to the chat it is over.
    return null
  }
}
