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

/** Whoever of a conversation is to be told, and when; null is everyone. */
type Wanted = { tripId: string; userIds: Set<string> | null; dueAt: number }

const SOON_MS = 100
/** A conversation in full swing tells its badges no more often; who has it open hears all of it. */
const INTERVAL_MS = 800
const TICK_MS = 50

/**
 * Tells badges and inboxes, joined or not, soon and not too often. What is due is told for all
 * conversations together, and one telling after the other, so that an older count never comes after a
 * newer one.
 */
export function createActivity(
  io: ChatServer,
  deps: Deps,
  log: Logger,
): { tell: (target: Target) => void; stop: () => void } {
  const waiting = new Map<string, Wanted>()
  const toldAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  async function tick() {
    const now = performance.now()
    const due = new Map([...waiting].filter(([, { dueAt }]) => dueAt <= now))
    for (const [id, at] of toldAt) if (now - at > INTERVAL_MS) toldAt.delete(id)
    for (const id of due.keys()) {
      waiting.delete(id)
      toldAt.set(id, now)
    }
    try {
      if (due.size > 0) await send(io, deps, due)
    } catch (error) {
      log.error({ err: error, conversationIds: [...due.keys()] }, 'activity failed')
    }
    timer = undefined
    if (waiting.size > 0) schedule()
  }

  function schedule() {
    if (!isStopped) timer ??= setTimeout(() => void tick(), TICK_MS)
  }

  return {
    tell({ conversationId, tripId, userId }) {
      const now = performance.now()
      const dueAt = Math.max(now + SOON_MS, (toldAt.get(conversationId) ?? -Infinity) + INTERVAL_MS)
      const wanted = waiting.get(conversationId) ?? { tripId, userIds: new Set(), dueAt }
      if (userId === null) wanted.userIds = null
      else wanted.userIds?.add(userId)
      waiting.set(conversationId, wanted)
      schedule()
    },
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

async function send(io: ChatServer, deps: Deps, batch: Map<string, Wanted>) {
  const { conversations, messages, standings } = deps
  const people = await conversations.activity([...batch.keys()])
  // Who is there longest sees the newest message; everyone else sees the same one, or none yet.
  const newest = await messages.lastVisible(
    [...people].flatMap(([conversationId, active]) => {
      // Who has blocked somebody sees what nobody else does, and is looked after below.
      const longest = active
        .filter(({ userId }) => !standings.hasBlocked(userId))
        .reduce<ActivityRow | undefined>(
          (first, one) => (first && first.joinedSeq <= one.joinedSeq ? first : one),
          undefined,
        )
      return longest ? [{ conversationId, viewerId: longest.userId }] : []
    }),
  )
  for (const [conversationId, { tripId, userIds }] of batch) {
    const active = people.get(conversationId) ?? []
    for (const { userId, joinedSeq, unread } of active) {
      if (userIds !== null && !userIds.has(userId)) continue
      const last = standings.hasBlocked(userId)
        ? (await messages.lastVisible([{ conversationId, viewerId: userId }])).get(conversationId)
        : newest.get(conversationId)
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
