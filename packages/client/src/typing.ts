import { TYPING_EXPIRY_MS, TYPING_REPEAT_MS } from '@steppergo/chat-protocol/constants'
import type { TypingUser } from './types.ts'

interface OwnTypingOptions {
  tell: (name: 'typing:start' | 'typing:stop') => void
  now: () => number
}

/** Tells that this person types: again every few seconds, and at once when it is over. */
export function createOwnTyping({ tell, now }: OwnTypingOptions) {
  let toldAt: number | null = null
  return {
    start() {
      if (toldAt !== null && now() - toldAt < TYPING_REPEAT_MS) return
      toldAt = now()
      tell('typing:start')
    },
    stop() {
      if (toldAt === null) return
      toldAt = null
      tell('typing:stop')
    },
  }
}

/** Who else types. Each expires by this device's clock: the server's may differ by hours. */
export function createTypers(onChange: (users: readonly TypingUser[]) => void) {
  const typers = new Map<string, { user: TypingUser; timer: ReturnType<typeof setTimeout> }>()
  const changed = () => onChange([...typers.values()].map(({ user }) => user))

  function remove(userId: string) {
    const typer = typers.get(userId)
    if (!typer) return
    clearTimeout(typer.timer)
    typers.delete(userId)
    changed()
  }

  return {
    add(user: TypingUser) {
      const known = typers.get(user.userId)
      clearTimeout(known?.timer)
      const timer = setTimeout(() => remove(user.userId), TYPING_EXPIRY_MS)
      typers.set(user.userId, { user: known?.user ?? user, timer })
      if (!known) changed()
    },
    remove,
    clear() {
      if (typers.size === 0) return
      for (const { timer } of typers.values()) clearTimeout(timer)
      typers.clear()
      changed()
    },
  }
}
