import { isChatError } from '@steppergo/chat-protocol/constants'

interface ReporterOptions {
  /** Lets several marks that come together leave as one. */
  delayMs: number
  /** The least time between two reports. */
  intervalMs: number
  isReady: () => boolean
  /** @throws ChatError */
  send: (upToSeq: number) => Promise<void>
  now: () => number
}

const RETRY_MS = 5_000

/** Reports how far something has come: never back, never twice, never too often. */
export function createReporter({ delayMs, intervalMs, isReady, send, now }: ReporterOptions) {
  let target = 0
  let reported = 0
  let lastAt = -Infinity
  let isBusy = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function schedule(atLeastMs = delayMs) {
    if (timer !== undefined || isBusy || target <= reported || !isReady()) return
    timer = setTimeout(() => void flush(), Math.max(atLeastMs, lastAt + intervalMs - now()))
  }

  async function flush() {
    timer = undefined
    if (!isReady()) return
    const upToSeq = target
    let retryMs = delayMs
    isBusy = true
    lastAt = now()
    try {
      await send(upToSeq)
      reported = Math.max(reported, upToSeq)
    } catch (error) {
      if (!isChatError(error)) throw error
      retryMs = error.details.retryAfterMs ?? RETRY_MS
      // Told again, the server would say the same.
      if (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND') reported = upToSeq
    } finally {
      isBusy = false
    }
    schedule(retryMs)
  }

  function stop() {
    clearTimeout(timer)
    timer = undefined
  }

  return {
    note(upToSeq: number) {
      target = Math.max(target, upToSeq)
      schedule()
    },
    /** Goes on after a time without a connection. */
    resume: () => schedule(),
    stop,
    reset() {
      stop()
      target = 0
      reported = 0
    },
  }
}
