import { TYPING_EXPIRY_MS, TYPING_REPEAT_MS } from '@steppergo/chat-protocol'
import type { Deps } from '../deps.ts'
import { rooms } from './rooms.ts'
import type { ChatServer } from './types.ts'

interface Typist {
  conversationId: string
  userId: string
}

/** Whoever sends within this time of the first key was not typing for anybody to see. */
const DELAY_MS = 150
const TICK_MS = 50

/**
 * Tells the others who is typing, and no more than they need: a beginning that a message follows at
 * once is not told, one that is shown already is not told again before it expires, and the message
 * itself says that its sender has stopped.
 */
export function createTypingRelay(
  io: ChatServer,
  { now, standings }: Pick<Deps, 'now' | 'standings'>,
) {
  const waiting = new Map<string, Typist & { userName: string; dueAt: number }>()
  const shownUntil = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  function tick() {
    timer = undefined
    const at = performance.now()
    for (const [key, { dueAt, ...typist }] of waiting) {
      if (dueAt > at) continue
      waiting.delete(key)
      // As long as a client waits before it says the same again, less what a line may swallow.
      shownUntil.set(key, at + TYPING_REPEAT_MS - DELAY_MS - 2 * TICK_MS)
      const expiresAt = new Date(now().getTime() + TYPING_EXPIRY_MS).toISOString()
      others(typist).volatile.emit('typing:start', { ...typist, expiresAt })
    }
    for (const [key, until] of shownUntil) {
      // Those who listen have forgotten it by themselves.
      if (at > until + TYPING_EXPIRY_MS) shownUntil.delete(key)
    }
    if (waiting.size > 0) schedule()
  }

  function schedule() {
    timer ??= setTimeout(tick, TICK_MS)
  }

  const others = ({ conversationId, userId }: Typist) =>
    io
      .to(rooms.conversation(conversationId))
      .except([userId, ...standings.blockersOf(userId)].map(rooms.user))

  return {
    start(typist: Typist & { userName: string }) {
      const key = keyOf(typist)
      const at = performance.now()
      if (waiting.has(key) || (shownUntil.get(key) ?? 0) > at) return
      waiting.set(key, { ...typist, dueAt: at + DELAY_MS })
      schedule()
    },
    stop(typist: Typist) {
      const key = keyOf(typist)
      waiting.delete(key)
      if (shownUntil.delete(key)) others(typist).volatile.emit('typing:stop', typist)
    },
    /** The others stop showing it by themselves. */
    noteMessage(typist: Typist) {
      const key = keyOf(typist)
      waiting.delete(key)
      shownUntil.delete(key)
    },
    close: () => clearTimeout(timer),
  }
}

const keyOf = ({ conversationId, userId }: Typist) => `${conversationId} ${userId}`
