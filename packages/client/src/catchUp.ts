import { isChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'
import type { Request } from './request.ts'
import { hasGap, type TimelineEvent, type TimelineState } from './timeline.ts'

interface CatchUpOptions {
  getTimeline: () => TimelineState
  dispatch: (event: TimelineEvent) => void
  request: Request
  isReady: () => boolean
}

/** What is on its way usually arrives within this time, and then nothing need be asked. */
const PATIENCE_MS = 150

/** Asks for the range that is missing before something already heard of. */
export function createCatchUp({ getTimeline, dispatch, request, isReady }: CatchUpOptions) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let fruitless = 0

  function check() {
    if (timer !== undefined || isBusy || !isReady() || !hasGap(getTimeline())) return
    const delay = fruitless === 0 ? PATIENCE_MS : PATIENCE_MS + backoff(fruitless)
    timer = setTimeout(() => {
      timer = undefined
      if (isReady() && hasGap(getTimeline())) void fill()
    }, delay)
  }

  async function fill() {
    isBusy = true
    const before = getTimeline().cursor
    try {
      await askUntilComplete()
    } catch (error) {
      if (!isChatError(error)) throw error
    } finally {
      isBusy = false
    }
    fruitless = getTimeline().cursor > before ? 0 : fruitless + 1
    check()
  }

  async function askUntilComplete() {
    for (let hasMore = true; hasMore;) {
      const { conversationId, cursor } = getTimeline()
      if (conversationId === null) return
      const answer = await request('messages:since', { conversationId, afterSeq: cursor })
      dispatch({ type: 'caughtUp', afterSeq: cursor, ...answer })
      // An answer without progress would be asked for in vain for ever.
      hasMore = answer.hasMore && getTimeline().cursor > cursor
    }
  }

  return {
    check,
    /** Asks at once, without waiting for what may be on its way. */
    async now() {
      if (!isBusy && isReady()) await fill()
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
