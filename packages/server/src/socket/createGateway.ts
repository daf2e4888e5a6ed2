import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  FRAME_MAX_BYTES,
  HANDSHAKE_TIMEOUT_MS,
  SOCKET_PATH,
  type OperationName,
} from '@steppergo/chat-protocol'
import { Server } from 'socket.io'
import { requireUnsuspended } from '../access/requireUnsuspended.ts'
import type { ConnectionLimits } from '../config.ts'
import type { Actor, Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import { createMemoryPlaces } from '../rateLimit/places.ts'
import { createRedisPlaces } from '../rateLimit/redisPlaces.ts'
import { REDIS_PREFIX, type RedisLink } from '../redis/connectRedis.ts'
import { toErrorPayload } from '../toErrorPayload.ts'
import { createActivity } from './activity.ts'
import { createAdmission, type ConnectionRefusal } from './admission.ts'
import { createFrameBatches } from './batchFrames.ts'
import { broadcast } from './broadcast.ts'
import { drainSockets } from './drainSockets.ts'
import { guardEngine } from './guardEngine.ts'
import { handleConnection } from './handleConnection.ts'
import { startHeadHeartbeat } from './headHeartbeat.ts'
import { inSlices } from './inSlices.ts'
import { startAccessRecheck } from './recheckAccess.ts'
import { redisFanOut } from './redisFanOut.ts'
import { createRefusalLimit } from './refusalLimit.ts'
import { startDroppingSlowReaders } from './slowReaders.ts'
import { seeModerator } from './moderatorPresence.ts'
import { endSession, removeParticipant } from './removeSockets.ts'
import { joinedConversations } from './rooms.ts'
import { createTypingRelay } from './typingRelay.ts'
import type { ChatServer } from './types.ts'

export interface GatewayOptions {
  deps: Deps
  log: Logger
  /** Reaches the other nodes; null where there are none. */
  redis: RedisLink | null
  allowedOrigins: ReadonlySet<string>
  /** Whether cookies, and so everything, travel over HTTPS only. */
  secureCookies: boolean
  /** Whether what a proxy says of the caller is believed. */
  trustProxy: boolean
  connectionLimits: ConnectionLimits
  /** Whether what a connection is told at one time leaves as one write. */
  batchFrames: boolean
  /** Hears of every connection closed because its client does not read. */
  onSlowReader?: () => void
  /** Hears of every connection for which there was no place. */
  onRefusedConnection?: (reason: ConnectionRefusal) => void
  authenticate: (token: unknown) => Promise<Actor>
  execute: (actor: Actor, name: OperationName, payload: unknown) => Promise<unknown>
}

export interface Gateway {
  attach(server: HttpServer): void
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  connections(): number
  /** How many conversations sockets of this node have joined. */
  joinedConversations(): number
  /** Reads sessions and bookings of the sockets again, now rather than in its turn. */
  recheckAccess(): void
  /** Asks every client to come back elsewhere and closes the sockets in slices. */
  drain(): Promise<void>
}

/** The Socket.IO end of the chat. */
export function createGateway(options: GatewayOptions): Gateway {
  const { deps, log, redis, allowedOrigins } = options
  const { perUser } = options.connectionLimits
  let isDraining = false
  const refusals = createRefusalLimit()
  const admission = createAdmission({
    ...options,
    refusals,
    limits: options.connectionLimits,
    userPlaces: redis
      ? createRedisPlaces({ redis, prefix: REDIS_PREFIX, most: perUser, inSlices })
      : createMemoryPlaces(perUser),
  })
  const io: ChatServer = new Server({
    path: SOCKET_PATH,
    addTrailingSlash: false,
    serveClient: false,
    connectTimeout: HANDSHAKE_TIMEOUT_MS,
    maxHttpBufferSize: FRAME_MAX_BYTES,
    // note: connectionStateRecovery stays off: it gives a session that was revoked while it was
    // away its rooms back. Catch-up by cursor does what it would have done.
    perMessageDeflate: false,
    destroyUpgrade: false,
    cors: { origin: [...allowedOrigins] },
    // `cors` does not stop a foreign page from opening a WebSocket; this does. A client that sends
    // no Origin is no page, and it needs a token like everybody.
    allowRequest: (request, decide) => {
      const { origin } = request.headers
      // A refusal at this stage makes clients try again, elsewhere if there is an elsewhere.
      const isOurs = origin === undefined || allowedOrigins.has(origin)
      decide(null, !isDraining && isOurs && admission.mayKnock(request))
    },
  })

  io.use((socket, next) => {
    const { auth, headers } = socket.handshake
    const authenticate = async () => {
      const actor = await options.authenticate(auth.token ?? bearerOf(headers))
      requireUnsuspended(deps, actor)
      return actor
    }
    admission.admit(socket, authenticate).then(
      (actor) => {
        socket.data.actor = actor
        next()
      },
      (error: unknown) => {
        const payload = toErrorPayload(error, socket.id)
        if (payload.code === 'INTERNAL')
          log.error({ err: error, requestId: socket.id }, 'handshake')
        next(Object.assign(new Error(payload.message), { data: payload }))
      },
    )
  })
  const frames = options.batchFrames ? createFrameBatches() : null
  const fanOut = redis && redisFanOut(redis)
  io.on('connection', (socket) => {
    frames?.adopt(socket)
    // A line that nobody is on any more would stay, and count.
    socket.once('disconnect', () => socket.conn.close())
    handleConnection(socket, {
      ...options,
      refusals,
      hears: fanOut?.hears ?? (() => undefined),
    })
    seeModerator(socket, options)
  })

  if (fanOut) {
    io.adapter(fanOut.adapter)
    io.on('participant:left', (left) => removeParticipant(io, left))
    io.on('session:ended', (sessionId) => endSession(io, sessionId))
  }
  const activity = createActivity(io, deps, log)
  const typing = createTypingRelay(io, deps)
  const effects = {
    ...{ deps, log, tellActivity: activity.tell, typing },
    hasOtherNodes: redis !== null,
  }
  const unsubscribe = deps.events.subscribe((event) => broadcast(io, effects, event))
  const recheck = startAccessRecheck(io, options)
  const stopHeartbeat = startHeadHeartbeat(io, options)
  const stopDropping = startDroppingSlowReaders(io, options)

  return {
    attach(server) {
      io.attach(server)
      guardEngine(io, { ...options, admission })
    },
    handleUpgrade(request, socket, head) {
      // Engine.IO's own declaration asks for a request it has already dressed up.
      io.engine.handleUpgrade(
        request as Parameters<typeof io.engine.handleUpgrade>[0],
        socket,
        head,
      )
    },
    connections: () => io.of('/').sockets.size,
    joinedConversations: () => joinedConversations(io).length,
    recheckAccess: recheck.now,
    async drain() {
      isDraining = true
      recheck.stop()
      stopHeartbeat()
      await drainSockets(io)
      stopDropping()
      activity.stop()
      typing.close()
      unsubscribe()
      admission.close()
      io.engine?.close()
    },
  }
}

function bearerOf(headers: IncomingMessage['headers']): string | undefined {
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
}
