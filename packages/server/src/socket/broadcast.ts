import { TYPING_EXPIRY_MS } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { DomainEvent } from '../eventBus.ts'
import type { Logger } from '../log.ts'
import { presentMessage } from '../messages/presentMessage.ts'
import { rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

interface BroadcastOptions {
  deps: Deps
  log: Logger
}

/** Carries what happened to the sockets that may hear of it. */
export function broadcast(io: ChatServer, options: BroadcastOptions, event: DomainEvent): void {
  const { deps, log } = options
  const tellActivity = (conversationId: string, tripId: string, userId: string | null) => {
    sendActivity(io, deps, { conversationId, tripId, userId }).catch((error: unknown) =>
      log.error({ err: error, conversationId }, 'activity failed'),
    )
  }
  switch (event.type) {
    case 'message.created': {
      const { message, originId, tripId } = event
      // The socket that sent it has its answer already.
      io.to(rooms.conversation(message.conversationId))
        .except(originId ?? [])
        .emit('message:new', message)
      return tellActivity(message.conversationId, tripId, null)
    }
    case 'message.changed': {
      const { message, tripId } = event
      io.to(rooms.conversation(message.conversationId)).emit('message:changed', message)
      return tellActivity(message.conversationId, tripId, null)
    }
    case 'messages.read': {
      const { receipt, tripId } = event
      io.to(rooms.conversation(receipt.conversationId)).emit('messages:read', receipt)
      return tellActivity(receipt.conversationId, tripId, receipt.userId)
    }
    case 'messages.delivered': {
      const { receipt } = event
      io.to(rooms.conversation(receipt.conversationId)).emit('messages:delivered', receipt)
      return
    }
    case 'typing.started': {
      const { conversationId, userId, userName } = event
      const expiresAt = new Date(deps.now().getTime() + TYPING_EXPIRY_MS).toISOString()
      io.to(rooms.conversation(conversationId))
        .except(rooms.user(userId))
        .volatile.emit('typing:start', { userId, userName, conversationId, expiresAt })
      return
    }
    case 'typing.stopped': {
      const { conversationId, userId } = event
      io.to(rooms.conversation(conversationId))
        .except(rooms.user(userId))
        .volatile.emit('typing:stop', { userId, conversationId })
      return
    }
    case 'participant.left': {
      const { conversationId, userId, reason } = event
      const theirs = io.in(rooms.user(userId))
      theirs.socketsLeave(rooms.conversation(conversationId))
      theirs.emit('access:revoked', { conversationId, reason })
      return
    }
    case 'session.ended': {
      endSession(io, event.sessionId)
      return
    }
    case 'report.created': {
      io.to(rooms.moderators).emit('report:new', event.report)
      return
    }
  }
}

export function endSession(io: ChatServer, sessionId: string): void {
  const theirs = io.in(rooms.session(sessionId))
  theirs.emit('error', { code: 'UNAUTHENTICATED', message: 'Authentication required' })
  theirs.disconnectSockets(true)
}

/** Badges and inboxes of everyone in the conversation, or of one, joined or not. */
async function sendActivity(
  io: ChatServer,
  { conversations, messages }: Deps,
  target: { conversationId: string; tripId: string; userId: string | null },
): Promise<void> {
  const { conversationId, tripId } = target
  const participants = await conversations.participants(conversationId)
  const unread = await conversations.unreadCounts(conversationId)
  for (const [userId, count] of unread) {
    if (target.userId !== null && target.userId !== userId) continue
    const last = (await messages.lastVisible(userId, [conversationId])).get(conversationId)
    io.to(rooms.user(userId)).emit('conversation:activity', {
      conversationId,
      tripId,
      unread: count,
      lastMessage: last ? presentMessage(last, userId, participants) : null,
    })
  }
}
