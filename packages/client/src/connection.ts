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
  /** The server lets this person in no more; asks again now and then. */
  suspend(): void
  start(): void
  /** The session is over; nothing is tried any more without a newer token. */
  signOut(): void
  close(): void
}

/** Whoever is suspended need not ask often; up to twice this, so that they spread out. */
const SUSPENDED_RETRY_MS = 30_000

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
  const isSuspended = () => store.getState().phase === 'suspended'
  const setDown = () => {
    if (isClosed || isSignedOut() || isSuspended()) return
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
        if (!isSuspended()) connectLater(backoff(0))
      },
      onConnectError(error) {
        if (error?.code === 'SUSPENDED' || (isSuspended() && error?.code !== 'UNAUTHENTICATED')) {
          return suspend()
        }
        failures += 1
        setDown()
        if (error?.code === 'UNAUTHENTICATED') void renew()
        // On top of what the server asks for, or all whom it refuses would come back at once.
        else connectLater((error?.retryAfterMs ?? 0) + backoff(failures))
        // Outbox and inbox wait for this news to turn to REST.
        store.setState({ ...store.getState() })
      },
      onEvent(event) {
        if (event.name === 'error' && event.payload.code === 'SUSPENDED') suspend()
        if (event.name === 'server:draining') connectLater(event.payload.reconnectInMs)
        options.onEvent(event)
      },
    },
  })

  function connectLater(delayMs: number) {
    clearTimeout(timer)
    if (isClosed || isSignedOut()) return
    timer = setTimeout(connectAnew, delayMs)
  }

  function suspend() {
    if (isClosed || isSignedOut()) return
    const isNews = !isSuspended()
    setPhase('suspended')
    transport.disconnect()
    connectLater(SUSPENDED_RETRY_MS * (1 + Math.random()))
    if (!isNews) store.setState({ ...store.getState() })
  }

  /** A connection from before the network changed is usually dead and does not know it. */
  function reconnect() {
    if (!isSuspended()) connectAnew()
  }

  function connectAnew() {
    if (isClosed || isSignedOut()) return
    clearTimeout(timer)
    transport.disconnect()
    clearTimeout(timer)
    setDown()
    transport.connect()
  }

  function handleOffline() {
    if (isClosed || isSignedOut() || isSuspended()) return
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
    connectAnew()
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
    suspend,
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
