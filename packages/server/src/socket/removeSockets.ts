import { ERROR_TEXT } from '@steppergo/chat-protocol'
import { canAccess } from '../access/canAccess.ts'
import { LEFT_REASON } from '../access/syncMembership.ts'
import type { Deps } from '../deps.ts'
import { localSockets, rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

// note: everything here acts on this node's sockets and at once. Nobody's removal waits for Redis;
// other nodes hear of it from Redis, from the database's doorbell and from their own re-check.

/** Takes somebody's sockets out of a conversation. */
export function removeParticipant(
  io: ChatServer,
  { conversationId, userId, reason }: { conversationId: string; userId: string; reason: string },
): void {
  for (const socket of localSockets(io, rooms.user(userId))) {
    void socket.leave(rooms.conversation(conversationId))
    socket.emit('access:revoked', { conversationId, reason })
  }
}

/**
 * Takes out of a conversation's room whoever does not belong there: the node that stored their
 * leaving may have been another one, and its word may not have come.
 */
export async function removeStrangers(
  io: ChatServer,
  deps: Deps,
  {
    conversationId,
    tripId,
    userIds,
  }: { conversationId: string; tripId: string; userIds: string[] },
): Promise<void> {
  const room = rooms.conversation(conversationId)
  const members = new Set(userIds)
  const strangers = localSockets(io, room).filter(({ data }) => !members.has(data.actor.userId))
  if (strangers.length === 0) return
  // Somebody let in a moment ago is in the room before the list has them. Who was in the room before
  // this reading and has no access in it is out.
  const trip = await deps.trips.find(tripId)
  for (const socket of strangers) {
    const isAllowed = trip !== null && canAccess(socket.data.actor.userId, trip) !== null
    if (isAllowed || !socket.rooms.has(room)) continue
    void socket.leave(room)
    socket.emit('access:revoked', { conversationId, reason: LEFT_REASON })
  }
}

/** Closes the sockets of somebody who is suspended; they may not come back while they are. */
export function removeSuspended(io: ChatServer, userId: string): void {
  for (const socket of localSockets(io, rooms.user(userId))) {
    socket.emit('error', { code: 'SUSPENDED', message: ERROR_TEXT.suspended })
    socket.disconnect(true)
  }
}

/** Closes the sockets of a session that is over. */
export function endSession(io: ChatServer, sessionId: string): void {
  for (const socket of localSockets(io, rooms.session(sessionId))) {
    socket.emit('error', { code: 'UNAUTHENTICATED', message: 'Authentication required' })
    socket.disconnect(true)
  }
}
