import { ACCESS_RECHECK_MS } from '@steppergo/chat-protocol'
import { recheckTrips } from '../access/recheckTrips.ts'
import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import { endSession } from './broadcast.ts'
import { rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

interface RecheckOptions {
  deps: Deps
  log: Logger
}

const CLOSED_REASON = 'The trip is over; the conversation is read-only'
const CONVERSATION_PREFIX = rooms.conversation('')

/**
 * Every few seconds: sessions and bookings of this node's sockets are read again, and every joined
 * conversation tells its newest seq. Doorbells make all of this happen at once; this is what holds
 * when a doorbell is lost.
 */
export function startAccessRecheck(io: ChatServer, options: RecheckOptions): () => void {
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    recheck(io, options)
      .catch((error: unknown) => options.log.warn({ err: error }, 'access not read again'))
      .finally(() => {
        isRunning = false
      })
  }, ACCESS_RECHECK_MS)
  timer.unref()
  return () => clearInterval(timer)
}

async function recheck(io: ChatServer, { deps }: RecheckOptions): Promise<void> {
  await endDeadSessions(io, deps)
  const ids = [...io.of('/').adapter.rooms.keys()]
    .filter((room) => room.startsWith(CONVERSATION_PREFIX))
    .map((room) => room.slice(CONVERSATION_PREFIX.length))
  if (ids.length === 0) return
  const before = await deps.conversations.findMany(ids)
  await recheckTrips(deps, before)
  const now = deps.now()
  for (const { id, lastSeq, closedAt } of before) {
    const room = io.local.to(rooms.conversation(id))
    room.emit('conversation:head', { conversationId: id, seq: lastSeq })
    const closedMs = closedAt ? now.getTime() - closedAt.getTime() : -1
    if (closedMs >= 0 && closedMs < 2 * ACCESS_RECHECK_MS) {
      room.emit('conversation:closed', { conversationId: id, reason: CLOSED_REASON })
    }
  }
}

async function endDeadSessions(io: ChatServer, deps: Deps): Promise<void> {
  const sessionIds = new Set<string>()
  for (const socket of io.of('/').sockets.values()) sessionIds.add(socket.data.actor.sessionId)
  if (sessionIds.size === 0) return
  const live = await deps.sessions.filterLive([...sessionIds], deps.now())
  for (const sessionId of sessionIds) if (!live.has(sessionId)) endSession(io, sessionId)
}
