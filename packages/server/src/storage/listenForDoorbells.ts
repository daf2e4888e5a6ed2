import pg from 'pg'
import type { AccessDoorbell } from '../trips/tripDirectory.ts'

interface DoorbellOptions {
  url: string
  onBell: (bell: AccessDoorbell) => void
  /** From now on bells are heard; what was rung before was not. */
  onListening: () => void
  /** From now on bells are missed, until `onListening`. */
  onLost: (error: unknown) => void
}

const RECONNECT_MS = 1_000
const CONNECT_TIMEOUT_MS = 5_000

/**
 * Hears what the triggers on Booking, Trip, Session, UserRestriction and UserBlock ring. A lost connection is taken up again,
 * and `onListening` is the time to find what was rung meanwhile.
 */
export function listenForDoorbells(options: DoorbellOptions): () => Promise<void> {
  const { url, onBell, onListening, onLost } = options
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let isClosed = false

  function connect() {
    const current = new pg.Client({
      connectionString: url,
      application_name: 'steppergo-chat-doorbell',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    })
    client = current
    let isLost = false
    const reconnect = (error?: unknown) => {
      if (isLost || isClosed) return
      isLost = true
      onLost(error)
      current.end().catch(onLost)
      timer = setTimeout(connect, RECONNECT_MS)
    }
    current.on('error', reconnect)
    current.on('end', () => reconnect())
    current.on('notification', ({ payload }) => {
      const [type, id] = split(payload ?? '')
      if (type === 'trip') onBell({ type, tripId: id })
      if (type === 'session') onBell({ type, sessionId: id })
      if (type === 'standing') onBell({ type })
    })
    current
      .connect()
      .then(() => current.query('LISTEN chat_access'))
      .then(onListening)
      .catch(reconnect)
  }

  connect()
  return async () => {
    isClosed = true
    clearTimeout(timer)
    await client?.end()
  }
}

function split(payload: string): [string, string] {
  const colon = payload.indexOf(':')
  return [payload.slice(0, colon), payload.slice(colon + 1)]
}
