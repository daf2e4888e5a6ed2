import type { ClientToServerEvents, ServerToClientEvents } from '@steppergo/chat-protocol'
import type { Server, Socket } from 'socket.io'
import type { Actor } from '../deps.ts'

export interface SocketData {
  actor: Actor
}

/** What nodes tell each other, next to what they tell each other's sockets. */
export interface InterNodeEvents {
  'participant:left': (left: { conversationId: string; userId: string; reason: string }) => void
  'session:ended': (sessionId: string) => void
}

export type ChatServer = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  InterNodeEvents,
  SocketData
>
export type ChatSocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  InterNodeEvents,
  SocketData
>
