import type {
  Answer,
  ErrorPayload,
  OperationOutput,
  OperationRequest,
  ServerToClientEvents,
  SocketOperationName,
} from '@steppergo/chat-protocol'

/** Something the server said by itself. */
export type ServerEvent = {
  [Name in keyof ServerToClientEvents]: {
    name: Name
    payload: Parameters<ServerToClientEvents[Name]>[0]
  }
}[keyof ServerToClientEvents]

interface TransportListener {
  onConnect(): void
  /** The line is gone, or there was none to be had. Nothing is tried again unless told to. */
  onDisconnect(): void
  /** `error` is null where the server could not be reached at all. */
  onConnectError(error: ErrorPayload | null): void
  onEvent(event: ServerEvent): void
}

/** A live line to the server, which may be down at any time. */
export interface Transport {
  connect(): void
  disconnect(): void
  isConnected(): boolean
  /** Tells without asking for an answer; lost while there is no connection. */
  tell<Name extends SocketOperationName>(name: Name, payload: OperationRequest<Name>): void
  /** @throws when there is no connection or no answer in time */
  ask<Name extends SocketOperationName>(
    name: Name,
    payload: OperationRequest<Name>,
    timeoutMs: number,
  ): Promise<Answer<OperationOutput<Name>>>
}

export interface TransportOptions {
  url: string | undefined
  /** Read at every attempt, so that a newer token is used as soon as there is one. */
  getToken: () => string
  listener: TransportListener
}

export type CreateTransport = (options: TransportOptions) => Transport
