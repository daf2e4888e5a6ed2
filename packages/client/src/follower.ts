import { isChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'

interface FollowerOptions {
  /** By which way the server would be asked now; null for none. */
  way: () => 'socket' | 'rest' | null
  /** @throws ChatError */
  ask: () => Promise<void>
}

/** Asks once the answer matters to somebody, and again after whatever may have been missed. */
export function createFollower({ way, ask }: FollowerOptions) {
  let isWanted = false
  let isStale = true
  let isBusy = false
  let attempts = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check() {
    if (!isWanted || !isStale || isBusy || way() === null) return
    clearTimeout(timer)
    isBusy = true
    isStale = false
    try {
      await ask()
      attempts = 0
    } catch (error) {
      if (!isChatError(error)) throw error
      isStale = true
      timer = setTimeout(() => void check(), error.details.retryAfterMs ?? backoff(attempts++))
      return
    } finally {
      isBusy = false
    }
    void check()
  }

  return {
    isFresh: () => !isStale && !isBusy,
    want() {
      isWanted = true
      void check()
    },
    /** What is known may no longer be so. */
    refresh() {
      isStale = true
      void check()
    },
    handleConnection() {
      // Nobody tells of what changes while there is no socket.
      if (way() !== 'socket') isStale = true
      void check()
    },
    stop() {
      isWanted = false
      clearTimeout(timer)
    },
  }
}
