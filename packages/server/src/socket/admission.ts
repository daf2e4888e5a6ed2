import type { IncomingMessage } from 'node:http'
import { ChatError, CONNECTION_RETRY_MS } from '@steppergo/chat-protocol'
import { clientAddress } from '../clientAddress.ts'
import type { ConnectionLimits } from '../config.ts'
import type { Actor, Deps } from '../deps.ts'
import { createMemoryPlaces, type Places } from '../rateLimit/places.ts'
import { rateLimited } from '../rateLimit/rateLimiter.ts'
import type { RefusalLimit } from './refusalLimit.ts'
import type { ChatSocket } from './types.ts'

export type ConnectionRefusal = 'user' | 'address' | 'flood' | 'insisting'

export interface AdmissionOptions {
  deps: Pick<Deps, 'limiter'>
  limits: ConnectionLimits
  /** Whether `X-Forwarded-For` is believed. */
  trustProxy: boolean
  /** Places of one person, on all nodes where they hear each other. */
  userPlaces: Places
  refusals: RefusalLimit
  /** Hears of every connection for which there was no place. */
  onRefusedConnection?: (reason: ConnectionRefusal) => void
}

export interface Admission {
  /** Whether a connection may begin at all; whoever may hears the rest from `admit`. */
  mayKnock(request: IncomingMessage): boolean
  /** Counts a connection that has begun until it ends. */
  watch(connection: EngineConnection): void
  /**
   * Takes a place from the address, before anybody looks who it is, and then one from the person.
   *
   * @throws ChatError `RATE_LIMITED`, and what `authenticate` throws
   */
  admit(socket: ChatSocket, authenticate: () => Promise<Actor>): Promise<Actor>
  close(): void
}

/** What Engine.IO calls a socket: the line below, whoever is on it. */
export interface EngineConnection {
  id: string
  readyState: string
  request: IncomingMessage
  once(event: 'close', listener: () => void): unknown
}

/** More than these wait to be let in from one address, or to be told why not: they are not even heard. */
const WAITING_MAX = 50

/** Who may connect, and how often. */
export function createAdmission(options: AdmissionOptions): Admission {
  const { deps, limits, userPlaces, refusals, onRefusedConnection } = options
  const begun = createMemoryPlaces(limits.perAddress + WAITING_MAX)
  const admitted = createMemoryPlaces(limits.perAddress)

  function addressOf({ headers, socket }: IncomingMessage): string {
    const { remoteAddress } = socket
    return clientAddress(
      { forwardedFor: headers['x-forwarded-for'], remoteAddress },
      options.trustProxy,
    )
  }

  function full(reason: ConnectionRefusal): ChatError {
    onRefusedConnection?.(reason)
    const seconds = CONNECTION_RETRY_MS / 1000
    return new ChatError(
      'RATE_LIMITED',
      `Too many connections; close another one, or try again in ${seconds} s`,
      { retryAfterMs: CONNECTION_RETRY_MS },
    )
  }

  return {
    mayKnock(request) {
      const hasRoom = begun.hasRoom(addressOf(request))
      if (!hasRoom) onRefusedConnection?.('flood')
      return hasRoom
    },
    watch(connection) {
      // note: now, while its socket still knows where it comes from.
      const address = addressOf(connection.request)
      begun.keep(address, connection.id)
      connection.once('close', () => {
        begun.giveBack(address, connection.id)
        admitted.giveBack(address, connection.id)
      })
    },
    async admit(socket, authenticate) {
      const address = addressOf(socket.request)
      // Engine.IO's own declaration keeps the id to itself.
      const conn = socket.conn as unknown as EngineConnection
      await deps.limiter.take('connect', address)
      if (!admitted.hasRoom(address)) throw full('address')
      const actor = await authenticate()
      const pauseMs = refusals.pauseOf(actor.userId)
      if (pauseMs > 0) {
        onRefusedConnection?.('insisting')
        throw rateLimited(pauseMs)
      }
      if (!admitted.takeNow(address, conn.id)) throw full('address')
      if (!(await userPlaces.take(actor.userId, socket.id))) {
        admitted.giveBack(address, conn.id)
        throw full('user')
      }
      const leave = () => userPlaces.giveBack(actor.userId, socket.id)
      if (conn.readyState === 'open') conn.once('close', leave)
      else leave()
      return actor
    },
    close: () => userPlaces.close(),
  }
}
