import { ACCESS_RECHECK_MS, type UserRole } from '@steppergo/chat-protocol'
import { recheckTrips } from '../access/recheckTrips.ts'
import type { Deps } from '../deps.ts'
import { recheckStandings } from '../standings/recheckStandings.ts'
import type { Logger } from '../log.ts'
import { inSlices } from './inSlices.ts'
import { seeModerators } from './moderatorPresence.ts'
import { endSession } from './removeSockets.ts'
import { joinedConversations, localSockets, rooms } from './rooms.ts'
import type { ChatServer, ChatSocket } from './types.ts'

interface RecheckOptions {
  deps: Deps
  log: Logger
}

export interface AccessRecheck {
  /** Reads now; what is asked for during a reading is read after it. */
  now(): void
  stop(): void
}

const CLOSED_REASON = 'The trip is over; the conversation is read-only'

/**
 * Every few seconds sessions and bookings of this node's sockets are read again. Doorbells make the
 * same happen at once; this is what holds when a doorbell is lost.
 */
export function startAccessRecheck(io: ChatServer, options: RecheckOptions): AccessRecheck {
  let isRunning = false
  let isWanted = false

  function now() {
    isWanted = isRunning
    if (isRunning) return
    isRunning = true
    recheck(io, options)
      .catch((error: unknown) => options.log.warn({ err: error }, 'access not read again'))
      .finally(() => {
        isRunning = false
        if (isWanted) now()
      })
  }

  const timer = setInterval(() => {
    if (!isRunning) now()
  }, ACCESS_RECHECK_MS)
  timer.unref()
  return { now, stop: () => clearInterval(timer) }
}

async function recheck(io: ChatServer, options: RecheckOptions): Promise<void> {
  const { deps } = options
  const sessionIds = new Set(
    [...io.of('/').sockets.values()].map(({ data }) => data.actor.sessionId),
  )
  await inSlices([...sessionIds], (slice) => recheckSessions(io, deps, slice))
  seeModerators(io, options)
  await recheckStandings(deps)
  await inSlices(joinedConversations(io), (slice) => recheckConversations(io, deps, slice))
}

async function recheckConversations(io: ChatServer, deps: Deps, ids: string[]): Promise<void> {
  const conversations = await deps.conversations.findMany(ids)
  await recheckTrips(deps, conversations)
  const now = deps.now()
  for (const { id, closedAt } of conversations) {
    const closedMs = closedAt ? now.getTime() - closedAt.getTime() : -1
    if (closedMs < 0 || closedMs >= 2 * ACCESS_RECHECK_MS) continue
    io.local
      .to(rooms.conversation(id))
      .emit('conversation:closed', { conversationId: id, reason: CLOSED_REASON })
  }
}

/** Sessions that are over lose their sockets; who is no moderator any more hears no more reports. */
async function recheckSessions(io: ChatServer, deps: Deps, sessionIds: string[]): Promise<void> {
  const live = await deps.sessions.readLive(sessionIds, deps.now())
  for (const sessionId of sessionIds) {
    const role = live.get(sessionId)
    if (role === undefined) endSession(io, sessionId)
    else for (const socket of localSockets(io, rooms.session(sessionId))) follow(socket, role)
  }
}

function follow(socket: ChatSocket, role: UserRole): void {
  const { actor } = socket.data
  if (role === actor.role) return
  socket.data.actor = { ...actor, role }
  if (role === 'USER') void socket.leave(rooms.moderators)
  else void socket.join(rooms.moderators)
}
