import type { Message } from '@steppergo/chat-protocol'
import type { TimelineEvent, TimelineState } from './timeline.ts'
import type { ServerEvent } from './transport.ts'
import type { createTypers } from './typing.ts'

interface EventOptions {
  tripId: string
  getTimeline: () => TimelineState
  dispatch: (event: TimelineEvent) => void
  typers: ReturnType<typeof createTypers>
  isSilenced: (userId: string) => boolean
  setUnread: (unread: number) => void
  onClosed: () => void
  onRevoked: (reason: string) => void
  onMembership: () => void
}

/** Enough for what can arrive while a first join is on its way. */
const EARLY_MAX = 500

/** Turns what the server says into what it means for one conversation. */
export function createEventHandler(options: EventOptions) {
  const { getTimeline, dispatch, typers } = options
  // Between entering the room and the answer, events come whose conversation is not known yet.
  let early: ServerEvent[] = []

  function handle(event: ServerEvent) {
    if (event.name === 'conversation:activity') {
      if (event.payload.tripId === options.tripId) options.setUnread(event.payload.unread)
      return
    }
    if (!('conversationId' in event.payload)) return
    const { conversationId } = getTimeline()
    if (conversationId === null) {
      if (early.length < EARLY_MAX) early.push(event)
    } else if (event.payload.conversationId === conversationId) {
      apply(event)
    }
  }

  function apply(event: ServerEvent) {
    switch (event.name) {
      case 'message:new':
      case 'message:changed':
        return applyMessage(event.payload)
      case 'messages:read':
        return dispatch({ type: 'receipt', kind: 'read', ...event.payload })
      case 'messages:delivered':
        return dispatch({ type: 'receipt', kind: 'delivered', ...event.payload })
      case 'typing:start': {
        const { userId, userName } = event.payload
        const isHeard = userId !== getTimeline().userId && !options.isSilenced(userId)
        return isHeard ? typers.add({ userId, userName }) : undefined
      }
      case 'typing:stop':
        return typers.remove(event.payload.userId)
      case 'conversation:head':
        return dispatch({ type: 'head', seq: event.payload.seq })
      case 'conversation:closed':
        return options.onClosed()
      case 'access:revoked':
        return options.onRevoked(event.payload.reason)
      case 'conversation:joined':
      case 'conversation:activity':
      case 'message:sent':
      case 'report:new':
      case 'report:changed':
      case 'report:outcome':
      case 'standing:changed':
      case 'blocks:changed':
      case 'server:draining':
      case 'error':
        return
    }
  }

  function applyMessage(message: Message) {
    if (message.senderId !== null) typers.remove(message.senderId)
    dispatch({ type: 'live', message })
    const event = message.metadata?.['event']
    if (message.type === 'SYSTEM' && typeof event === 'string' && event.startsWith('participant.'))
      options.onMembership()
  }

  return {
    handle,
    /** Drops what came before the conversation was known. */
    forget: () => void (early = []),
    /** Applies what came before the conversation was known. */
    replay() {
      const waiting = early
      early = []
      for (const event of waiting) handle(event)
    },
  }
}
