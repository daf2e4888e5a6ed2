import type { ActivityRow } from '../conversations/conversationStore.ts'
import type { Deps } from '../deps.ts'
import type { Logger } from '../log.ts'
import { presentMessage } from '../messages/presentMessage.ts'
import { rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

interface Target {
  conversationId: string
  tripId: string
  /** Null is everyone in the conversation. */
  userId: string | null
}

/** Whoever of a conversation is to be told; null is everyone. */
type Wanted = { tripId: string; userIds: Set<string> | null }

const WINDOW_MS = 200

/**
 * Tells badges and inboxes, joined or not. What happens within a moment is told as one, for all
 * conversations together, and one telling after the other, so that an older count never comes after a
 * newer one.
 */
export function createActivity(
  io: ChatServer,
  deps: Deps,
  log: Logger,
): { tell: (target: Target) => void; stop: () => void } {
  let waiting = new Map<string, Wanted>()
  let timer: NodeJS.Timeout | undefined

  async function flush() {
    const batch = waiting
    waiting = new Map()
    try {
      await send(io, deps, batch)
    } catch (error) {
      log.error({ err: error, conversationIds: [...batch.keys()] }, 'activity failed')
    }
    timer = undefined
    if (waiting.size > 0) schedule()
  }

  function schedule() {
    timer ??= setTimeout(() => void flush(), WINDOW_MS)
  }

  return {
    tell({ conversationId, tripId, userId }) {
      const wanted = waiting.get(conversationId) ?? { tripId, userIds: new Set() }
      if (userId === null) wanted.userIds = null
      else wanted.userIds?.add(userId)
      waiting.set(conversationId, wanted)
      schedule()
    },
    stop: () => clearTimeout(timer),
  }
}

async function send(io: ChatServer, { conversations, messages }: Deps, batch: Map<string, Wanted>) {
  const people = await conversations.activity([...batch.keys()])
  // Who is there longest sees the newest message; everyone else sees the same one, or none yet.
  const newest = await messages.lastVisible(
    [...people].flatMap(([conversationId, active]) => {
      const longest = active.reduce<ActivityRow | undefined>(
        (first, one) => (first && first.joinedSeq <= one.joinedSeq ? first : one),
        undefined,
      )
      return longest ? [{ conversationId, viewerId: longest.userId }] : []
    }),
  )
  for (const [conversationId, { tripId, userIds }] of batch) {
    const active = people.get(conversationId) ?? []
    const last = newest.get(conversationId)
    for (const { userId, joinedSeq, unread } of active) {
      if (userIds !== null && !userIds.has(userId)) continue
      const isSeen = last !== undefined && last.seq > joinedSeq
      io.to(rooms.user(userId)).emit('conversation:activity', {
        conversationId,
        tripId,
        unread,
        lastMessage: isSeen ? presentMessage(last, userId, active) : null,
      })
    }
  }
}
