import type { Report } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import type { DomainEvent } from '../eventBus.ts'
import type { Logger } from '../log.ts'
import type { createActivity } from './activity.ts'
import { readStanding } from '../moderation/readStanding.ts'
import { endSession, removeParticipant, removeStrangers, removeSuspended } from './removeSockets.ts'
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
        .except([...(originId === undefined ? [] : [originId]), ...unheardBy(deps, senderId)])
        .emit('message:new', message)
      return tellActivity({ conversationId: message.conversationId, tripId, userId: null })
    }
    case 'message.changed': {
      const { message, tripId, unseenBy } = event
      io.to(rooms.conversation(message.conversationId))
        .except([...unseenBy.map(rooms.user), ...unheardBy(deps, message.senderId)])
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
      io.to(rooms.moderators).except(aboutWhom(event.report)).emit('report:new', event.report)
      return
    }
    case 'report.changed': {
      io.to(rooms.moderators).except(aboutWhom(event.report)).emit('report:changed', event.report)
      return
    }
    case 'report.resolved': {
      const { reporterId, reportId, messageId, outcome } = event
      io.to(rooms.user(reporterId)).emit('report:outcome', { reportId, messageId, outcome })
      return
    }
    case 'standing.changed': {
      tellStanding(io, options, event.userId).catch((error: unknown) =>
        log.warn({ err: error, userId: event.userId }, 'standing not told'),
      )
      return
    }
    case 'standing.followed': {
      if (deps.standings.isSuspended(event.userId)) removeSuspended(io, event.userId)
      return
    }
    case 'blocks.changed': {
      io.to(rooms.user(event.blockerId)).emit('blocks:changed', { userIds: event.userIds })
      return
    }
  }
}

/** A moderator who travels must not learn who reported them. */
const aboutWhom = ({ authorId }: Report): string[] =>
  authorId === null ? [] : [rooms.user(authorId)]

/** The rooms of those who do not want to hear from this person. */
const unheardBy = ({ standings }: Deps, senderId: string | null): string[] =>
  senderId === null ? [] : standings.blockersOf(senderId).map(rooms.user)

async function tellStanding(io: ChatServer, { deps }: BroadcastOptions, userId: string) {
  io.to(rooms.user(userId)).emit('standing:changed', await readStanding(deps, userId))
}
