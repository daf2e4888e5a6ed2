import type { ClientToServerEvents, ServerToClientEvents } from '@steppergo/chat-protocol'
import type { DefaultEventsMap, Server, Socket } from 'socket.io'
import type { Actor } from '../deps.ts'

export interface SocketData {
  actor: Actor
}

export type ChatServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  SocketData
>
export type ChatSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  DefaultEventsMap,
  SocketData
>
