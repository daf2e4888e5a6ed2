import type {
  Answer,
  ErrorPayload,
  OperationOutput,
  OperationRequest,
  ServerToClientEvents,
  SocketOperationName,
} from '@steppergo/chat-protocol'
import { ERROR_STATUS, SOCKET_PATH } from '@steppergo/chat-protocol/constants'
import { io, type Socket } from 'socket.io-client'
import type { ServerEvent, Transport, TransportOptions } from './transport.ts'

const EVENT_NAMES = Object.keys({
  'conversation:joined': true,
  'message:new': true,
  'message:changed': true,
  'message:sent': true,
  'messages:read': true,
  'messages:delivered': true,
  'typing:start': true,
  'typing:stop': true,
  'conversation:head': true,
  'conversation:activity': true,
  'conversation:closed': true,
  'access:revoked': true,
  'report:new': true,
  'report:changed': true,
  'report:outcome': true,
  'standing:changed': true,
  'blocks:changed': true,
  'server:draining': true,
  error: true,
} satisfies Record<keyof ServerToClientEvents, true>)

/** A slow line needs some seconds; what takes longer goes nowhere. */
const CONNECT_TIMEOUT_MS = 10_000

/** Socket.IO: WebSocket first, polling where that does not get through. */
export function createSocketTransport({ url, getToken, listener }: TransportOptions): Transport {
  const options = {
    path: SOCKET_PATH,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    // The connection decides when to try again, also where Socket.IO would not.
    reconnection: false,
    timeout: CONNECT_TIMEOUT_MS,
    // The registry shares connections; Socket.IO's own sharing would outlive it.
    forceNew: true,
    autoConnect: false,
    auth: (use: (auth: { token: string }) => void) => use({ token: getToken() }),
  }
  const socket: Socket = url === undefined ? io(options) : io(url, options)

  socket.on('connect', () => listener.onConnect())
  socket.on('disconnect', () => listener.onDisconnect())
  socket.on('connect_error', (error) => listener.onConnectError(readError(error)))
  for (const name of EVENT_NAMES) {
    socket.on(name, (payload: unknown) => {
      // The protocol's event map says which payload belongs to which name.
      listener.onEvent({ name, payload } as ServerEvent)
    })
  }

  return {
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    isConnected: () => socket.connected,
    tell: (name, payload) => {
      // Volatile lets nothing pile up behind a slow line; a lost typing event harms nobody.
      if (socket.connected) socket.volatile.emit(name, payload)
    },
    ask: async <Name extends SocketOperationName>(
      name: Name,
      payload: OperationRequest<Name>,
      timeoutMs: number,
    ) => {
      // Socket.IO would keep the packet and send it after the next join, out of order.
      if (!socket.connected) throw new Error('There is no connection')
      const answer: unknown = await socket.timeout(timeoutMs).emitWithAck(name, payload)
      // The contract says what the answer to `name` is.
      return answer as Answer<OperationOutput<Name>>
    },
  }
}

function readError(error: Error): ErrorPayload | null {
  if (!('data' in error) || typeof error.data !== 'object' || error.data === null) return null
  const { data } = error
  if (!('code' in data) || typeof data.code !== 'string' || !(data.code in ERROR_STATUS))
    return null
  // What carries one of our codes is an ErrorPayload.
  return data as ErrorPayload
}
