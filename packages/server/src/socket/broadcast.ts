import type { Deps } from '../deps.ts'
import type { DomainEvent } from '../eventBus.ts'
import type { Logger } from '../log.ts'
import type { createActivity } from './activity.ts'
import { endSession, removeParticipant, removeStrangers } from './removeSockets.ts'
import { rooms } from './rooms.ts'
import type { createTypingRelay } from './typingRelay.ts'
import type { ChatServer } from './types.ts'

interface BroadcastOptions {
  deps: Deps
  log: Logger
  tellActivity: ReturnType<typeof createActivity>['tell']
  typing: ReturnType<typeof createTypingRelay>
  /** Whether there is anybody to tell outside of this process. */
  hasOtherNodes: boolean
}

/** Carries what happened to the sockets that may hear of it. */
export function broadcast(io: ChatServer, options: BroadcastOptions, event: DomainEvent): void {
  const { deps, log, tellActivity, typing, hasOtherNodes } = options
  switch (event.type) {
    case 'message.created': {
      const { message, originId, tripId } = event
      const { conversationId, senderId } = message
      if (senderId !== null) typing.noteMessage({ conversationId, userId: senderId })
      // The socket that sent it has its answer already.
      io.to(rooms.conversation(message.conversationId))
        .except(originId ?? [])
        .emit('message:new', message)
      return tellActivity({ conversationId: message.conversationId, tripId, userId: null })
    }
    case 'message.changed': {
      const { message, tripId, unseenBy } = event
      io.to(rooms.conversation(message.conversationId))
        .except(unseenBy.map(rooms.user))
        .emit('message:changed', message)
      return tellActivity({ conversationId: message.conversationId, tripId, userId: null })
    }
    case 'messages.read': {
      const { receipt, tripId, originIds } = event
      io.to(rooms.conversation(receipt.conversationId))
        .except(originIds)
        .emit('messages:read', receipt)
      const { conversationId, userId } = receipt
      return tellActivity({ conversationId, tripId, userId })
    }
    case 'messages.delivered': {
      const { receipt, originIds } = event
      io.to(rooms.conversation(receipt.conversationId))
        .except(originIds)
        .emit('messages:delivered', receipt)
      return
    }
    case 'typing.started': {
      const { conversationId, userId, userName } = event
      return typing.start({ conversationId, userId, userName })
    }
    case 'typing.stopped': {
      const { conversationId, userId } = event
      return typing.stop({ conversationId, userId })
    }
    case 'participant.left': {
      const { conversationId, userId, reason } = event
      removeParticipant(io, { conversationId, userId, reason })
      if (hasOtherNodes) io.serverSideEmit('participant:left', { conversationId, userId, reason })
      return
    }
    case 'members.read': {
      removeStrangers(io, deps, event).catch((error: unknown) =>
        log.warn({ err: error, conversationId: event.conversationId }, 'strangers not removed'),
      )
      return
    }
    case 'session.ended': {
      endSession(io, event.sessionId)
      if (hasOtherNodes) io.serverSideEmit('session:ended', event.sessionId)
      return
    }
    case 'report.created': {
      io.to(rooms.moderators).emit('report:new', event.report)
      return
    }
  }
}
