import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { SOCKET_PATH, type OperationName, type OperationOutput } from '@steppergo/chat-protocol'
import { answerDoorbell } from './access/answerDoorbell.ts'
import { cacheSessions } from './access/cacheSessions.ts'
import { cacheTrips } from './access/cacheTrips.ts'
import { authenticate } from './auth/authenticate.ts'
import type { SessionDirectory } from './auth/sessionDirectory.ts'
import type { ChatConfig } from './config.ts'
import type { Actor, Deps } from './deps.ts'
import { createEventBus } from './eventBus.ts'
import { execute } from './execute.ts'
import { answerUnreadable } from './http/answerUnreadable.ts'
import { createHttpApp } from './http/createHttpApp.ts'
import { createLog, type Logger } from './log.ts'
import { createMetrics } from './metrics/createMetrics.ts'
import { createMemoryRateLimiter } from './rateLimit/memoryRateLimiter.ts'
import type { RateLimiter } from './rateLimit/rateLimiter.ts'
import { createRedisRateLimiter } from './rateLimit/redisRateLimiter.ts'
import { createReceiptBatches } from './receipts/receiptBatches.ts'
import { createNewId } from './newId.ts'
import { connectRedis, REDIS_PREFIX, type RedisLink } from './redis/connectRedis.ts'
import { createSerializer } from './serializer.ts'
import { createGateway } from './socket/createGateway.ts'
import { followStandings } from './standings/followStandings.ts'
import { createBlockStore } from './storage/blockStore.ts'
import { createConversationStore } from './storage/conversationStore.ts'
import { openDatabase } from './storage/database.ts'
import { listenForDoorbells } from './storage/listenForDoorbells.ts'
import { createMessageStore } from './storage/messageStore.ts'
import { createModerationStore } from './storage/moderationStore.ts'
import { createPresenceStore } from './storage/presenceStore.ts'
import { createReportStore } from './storage/reportStore.ts'
import { createSessionDirectory } from './storage/sessionDirectory.ts'
import { createStandingStore } from './storage/standingStore.ts'
import { pingDatabase } from './storage/sql/ping.ts'
import { createTripDirectory } from './storage/tripDirectory.ts'
import { applyTripEvent, type TripEvent } from './trips/applyTripEvent.ts'
import type { TripDirectory } from './trips/tripDirectory.ts'

export interface ChatOptions {
  /** The host's accounts. @default the tables of this schema */
  sessions?: SessionDirectory
  /** The host's trips. @default the tables of this schema */
  trips?: TripDirectory
  /** @default JSON lines on standard output */
  log?: Logger
  now?: () => Date
}

export interface AttachOptions {
  /** Takes upgrades that are not the chat's; without it they are destroyed. */
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

export interface Chat {
  /**
   * Serves the chat on the host's server: `/api/…`, health, metrics, and Socket.IO with the `upgrade`
   * event.
   * Every other request goes to the listeners that the server had before.
   */
  attach(server: HttpServer, options?: AttachOptions): void
  /** Answers one REST request, without a server. */
  fetch(request: Request): Promise<Response>
  /** Runs an operation for somebody, as every transport does. @throws ChatError */
  execute<Name extends OperationName>(
    actor: Actor,
    name: Name,
    payload: unknown,
  ): Promise<OperationOutput<Name>>
  /** Lets a conversation follow what happened to its trip; telling it twice is safe. */
  applyTripEvent(event: TripEvent): Promise<void>
  /** Drains: refuses readiness, sends clients elsewhere in slices, closes the database. */
  close(): Promise<void>
  log: Logger
}

/**
 * Assembles the chat.
 *
 * @example
 * const chat = await createChat(readConfig(process.env))
 * const server = createServer(page)
 * chat.attach(server)
 * server.listen(3000)
 */
export async function createChat(config: ChatConfig, options: ChatOptions = {}): Promise<Chat> {
  const log = options.log ?? createLog(config.logLevel)
  const onError = (error: unknown) => log.error({ err: error }, 'fault')
  const database = openDatabase({ url: config.databaseUrl, poolSize: config.poolSize, onError })
  const redis = config.redisUrl === null ? null : connectRedis({ url: config.redisUrl, log })
  const now = options.now ?? (() => new Date())
  let isDraining = false
  const metrics = createMetrics({
    connections: () => gateway.connections(),
    joinedConversations: () => gateway.joinedConversations(),
    pool: () => database.pool(),
    isRedisUp: () => redis && redis.isUp(),
    isDraining: () => isDraining,
  })
  const sessions = cacheSessions(options.sessions ?? createSessionDirectory(database))
  const trips = cacheTrips(options.trips ?? createTripDirectory(database))
  const conversations = createConversationStore(database)
  const deps: Deps = {
    sessions,
    trips,
    followedTrips: new WeakSet(),
    conversations,
    messages: createMessageStore(database, { lanes: config.insertLanes, onBatch: metrics.onBatch }),
    receipts: createReceiptBatches({ store: conversations.moveWatermarks }),
    reports: createReportStore(database),
    moderation: createModerationStore(database),
    presence: createPresenceStore(database),
    blocks: createBlockStore(database),
    standings: followStandings(createStandingStore(database)),
    limiter: metrics.watchLimiter(createLimiter(config, { redis, now })),
    shield: config.shield,
    serializer: createSerializer(),
    events: createEventBus(onError),
    now,
    newId: createNewId(),
  }
  const shared = {
    deps,
    log,
    authenticate: (token: unknown) => authenticate(deps, config, token),
    execute: metrics.watchExecute((actor: Actor, name: OperationName, payload: unknown) =>
      execute(deps, actor, name, payload),
    ),
  }
  deps.events.subscribe(metrics.onEvent)
  const ping = async () => void (await database.query(pingDatabase, []))
  const app = createHttpApp({ ...shared, config, ping, metrics, isDraining: () => isDraining })
  const { allowedOrigins, batchFrames, secureCookies, trustProxy, connectionLimits } = config
  const gateway = createGateway({
    ...shared,
    redis,
    allowedOrigins,
    batchFrames,
    secureCookies,
    trustProxy,
    connectionLimits,
    onSlowReader: metrics.onSlowReader,
    onRefusedConnection: metrics.onRefusedConnection,
  })
  const setHearing = (isHearing: boolean) => {
    for (const cache of [sessions, trips]) cache.setHearing(isHearing)
  }
  const stopListening = listenForDoorbells({
    url: config.databaseUrl,
    onBell(bell) {
      if (bell.type === 'trip') trips.forget(bell.tripId)
      if (bell.type === 'session') sessions.forget(bell.sessionId)
      answerDoorbell(deps, bell).catch(onError)
    },
    onListening() {
      setHearing(true)
      gateway.recheckAccess()
    },
    onLost(error) {
      setHearing(false)
      log.warn({ err: error }, 'doorbell lost; listening again')
    },
  })

  return {
    log,
    attach(server, { upgrade } = {}) {
      const host = server.listeners('request')
      server.removeAllListeners('request')
      gateway.attach(server)
      const socket = server.listeners('request')
      server.removeAllListeners('request')
      const rest = getRequestListener(app.fetch, { errorHandler: answerUnreadable({ config }) })
      server.on('request', (request, response) => {
        const url = request.url ?? '/'
        if (isForSocket(url))
          for (const listener of socket) listener.call(server, request, response)
        else if (isForRest(url)) void rest(request, response)
        else for (const listener of host) listener.call(server, request, response)
      })
      server.removeAllListeners('upgrade')
      server.on('upgrade', (request, duplex, head) => {
        if (isForSocket(request.url ?? '')) gateway.handleUpgrade(request, duplex, head)
        else if (upgrade) upgrade(request, duplex, head)
        else duplex.destroy()
      })
    },
    fetch: async (request) => app.fetch(request),
    execute: (actor, name, payload) => execute(deps, actor, name, payload),
    applyTripEvent(event) {
      trips.forget(event.tripId)
      return applyTripEvent(deps, event)
    },
    async close() {
      if (isDraining) return
      isDraining = true
      await gateway.drain()
      await stopListening()
      redis?.close()
      await database.close()
      metrics.close()
    },
  }
}

function createLimiter(
  { limits }: ChatConfig,
  { redis, now }: { redis: RedisLink | null; now: () => Date },
): RateLimiter {
  const fallback = createMemoryRateLimiter({ now, limits })
  return redis
    ? createRedisRateLimiter({ redis, prefix: REDIS_PREFIX, fallback, limits })
    : fallback
}

/** Engine.IO names itself in the query; without that the path is asked where the socket is. */
function isForSocket(url: string): boolean {
  const [path, query] = url.split('?')
  const isPath = path === SOCKET_PATH || path === `${SOCKET_PATH}/`
  return isPath && new URLSearchParams(query).has('EIO')
}

function isForRest(url: string): boolean {
  const [path = ''] = url.split('?')
  return path.startsWith('/api/') || ['/healthz', '/readyz', '/metrics'].includes(path)
}
