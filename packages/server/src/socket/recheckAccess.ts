import { ACCESS_RECHECK_MS } from '@steppergo/chat-protocol'
import { recheckTrips } from '../access/recheckTrips.ts'
import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import { endSession } from './removeSockets.ts'
import { joinedConversations, rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

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

async function recheck(io: ChatServer, { deps }: RecheckOptions): Promise<void> {
  await recheckSessions(io, deps)
  const ids = joinedConversations(io)
  if (ids.length === 0) return
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
async function recheckSessions(io: ChatServer, deps: Deps): Promise<void> {
  const sockets = [...io.of('/').sockets.values()]
  if (sockets.length === 0) return
  const sessionIds = new Set(sockets.map(({ data }) => data.actor.sessionId))
  const live = await deps.sessions.readLive([...sessionIds], deps.now())
  for (const socket of sockets) {
    const { actor } = socket.data
    const role = live.get(actor.sessionId)
    if (role === undefined || role === actor.role) continue
    socket.data.actor = { ...actor, role }
    if (role === 'USER') void socket.leave(rooms.moderators)
    else void socket.join(rooms.moderators)
  }
  for (const sessionId of sessionIds) if (!live.has(sessionId)) endSession(io, sessionId)
}
