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

/**
 * Tells badges and inboxes, joined or not. One after the other in each conversation, so that an older
 * count never comes after a newer one; what waits already is not asked for twice.
 */
export function createActivity(io: ChatServer, deps: Deps, log: Logger): (target: Target) => void {
  const waiting = new Set<string>()
  return (target) => {
    const { conversationId, userId } = target
    const key = `${conversationId}:${userId ?? ''}`
    if (waiting.has(key)) return
    waiting.add(key)
    deps.serializer
      .run(`activity:${conversationId}`, () => {
        waiting.delete(key)
        return send(io, deps, target)
      })
      .catch((error: unknown) => log.error({ err: error, conversationId }, 'activity failed'))
  }
}

async function send(io: ChatServer, { conversations, messages }: Deps, target: Target) {
  const { conversationId, tripId } = target
  const participants = await conversations.participants(conversationId)
  const unread = await conversations.unreadCounts(conversationId)
  const [longest] = participants
    .filter(({ leftSeq }) => leftSeq === null)
    .sort((a, b) => a.joinedSeq - b.joinedSeq)
  if (!longest) return
  // Who is there longest sees the newest message; everyone else sees the same one, or none yet.
  const newest = await messages.lastVisible(longest.userId, [conversationId])
  const last = newest.get(conversationId)
  for (const { userId, joinedSeq, leftSeq } of participants) {
    if (leftSeq !== null || (target.userId !== null && target.userId !== userId)) continue
    io.to(rooms.user(userId)).emit('conversation:activity', {
      conversationId,
      tripId,
      unread: unread.get(userId) ?? 0,
      lastMessage: last && last.seq > joinedSeq ? presentMessage(last, userId, participants) : null,
    })
  }
}
