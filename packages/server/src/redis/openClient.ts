import { createClient } from 'redis'

/** A connection that says nothing for so long is given up and made anew. */
const SOCKET_TIMEOUT_MS = 2_000

interface ConnectionOptions {
  reconnectStrategy: false | ((retries: number) => number)
  disableOfflineQueue?: boolean
}

/** One connection to Redis. */
export function openClient(
  url: string,
  { reconnectStrategy, disableOfflineQueue = false }: ConnectionOptions,
) {
  return createClient({
    url,
    disableOfflineQueue,
    maintNotifications: 'disabled',
    socket: {
      socketTimeout: SOCKET_TIMEOUT_MS,
      connectTimeout: SOCKET_TIMEOUT_MS,
      reconnectStrategy,
    },
  })
}
