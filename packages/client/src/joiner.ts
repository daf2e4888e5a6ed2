import type { ErrorPayload, OperationOutput } from '@steppergo/chat-protocol'
import { isChatError, type ChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'
import type { Request, Requester } from './request.ts'
import type { TimelineState } from './timeline.ts'

type Joined = OperationOutput<'join:conversation'>

export interface JoinedPlace {
  /** The cursor the answer continues; null for a newest page. */
  afterSeq: number | null
  /** Replaces what is held, which was told to somebody who heard others. */
  isAnew: boolean
}

interface JoinerOptions {
  tripId: string
  request: Request
  way: Requester['way']
  getTimeline: () => TimelineState
  isWanted: () => boolean
  /** A join begins: what was heard before it tells nothing about what comes of it. */
  onJoining: () => void
  onJoined: (answer: Joined, place: JoinedPlace) => void
  onHistory: (page: OperationOutput<'messages:history'>, isAnew: boolean) => void
  /** Read without a socket, and nobody has said anything yet. */
  onNothingYet: () => void
  onFacts: (page: OperationOutput<'messages:history'>) => void
  onError: (phase: 'error' | 'no-access' | 'signed-out', error: ErrorPayload) => void
}

/** Without a socket, history is read again this often. */
const POLL_MS = 10_000

/** Keeps a wanted conversation joined, through every loss of the connection. */
export function createJoiner(options: JoinerOptions) {
  const { tripId, request, way, getTimeline } = options
  let state: 'out' | 'joining' | 'in' | 'refused' = 'out'
  // Answers to a connection that is gone tell nothing about the present one.
  let epoch = 0
  let attempts = 0
  // How often a page was wanted anew, and up to which time one has come.
  let anewCount = 0
  let anewDone = 0
  let isReading = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function check() {
    clearTimeout(timer)
    const current = way('join:conversation')
    if (current !== 'socket') {
      epoch += 1
      // A new connection is a new chance, even after a refusal.
      if (current === null) state = 'out'
    }
    if (!options.isWanted() || state === 'refused') return
    if (current === 'socket' && state === 'out') void join()
    else if (current === null && way('messages:history') === 'rest') void readHistory()
  }

  async function join() {
    state = 'joining'
    const current = ++epoch
    options.onJoining()
    const { isLoaded, cursor, messages } = getTimeline()
    const isAnew = anewCount > anewDone
    const afterSeq = isLoaded && !isAnew ? cursor : null
    // A page read over REST may hold more than the cursor has come to.
    const messageId = messages.findLast(({ seq }) => seq <= cursor)?.id ?? null
    try {
      const answer = await request('join:conversation', {
        tripId,
        ...(afterSeq === null ? {} : { cursor: { seq: afterSeq, messageId } }),
      })
      if (current !== epoch) return
      state = 'in'
      attempts = 0
      anewDone = anewCount
      options.onJoined(answer, { afterSeq, isAnew })
    } catch (error) {
      if (!isChatError(error)) throw error
      if (current === epoch) handleRefusal(error)
    }
  }

  function handleRefusal(refusal: ChatError) {
    const error = { ...refusal.details, code: refusal.code, message: refusal.message }
    state = 'out'
    if (error.code === 'FORBIDDEN' || error.code === 'SUSPENDED') {
      state = 'refused'
      options.onError('no-access', error)
    } else if (error.code === 'UNAUTHENTICATED') {
      options.onError('signed-out', error)
    } else if (error.code === 'NOT_FOUND' || error.code === 'INVALID') {
      state = 'refused'
      options.onError('error', error)
    } else {
      // Told to the person once it has gone on for a while and there is nothing to show instead.
      if (attempts >= 2 && !getTimeline().isLoaded) options.onError('error', error)
      retryLater(error.retryAfterMs ?? backoff(attempts++))
    }
  }

  function retryLater(delayMs: number) {
    clearTimeout(timer)
    timer = setTimeout(check, delayMs)
  }

  async function readHistory() {
    if (isReading) return
    isReading = true
    const wanted = anewCount
    try {
      const page = await request('messages:history', { tripId })
      if (state !== 'out') return
      options.onHistory(page, wanted > anewDone)
      anewDone = wanted
      retryLater(anewCount > wanted ? 0 : POLL_MS)
    } catch (error) {
      if (!isChatError(error)) throw error
      if (state !== 'out') return
      if (error.code === 'NOT_FOUND') {
        // Reading makes no conversation: the first message does, or the first join.
        options.onNothingYet()
        retryLater(POLL_MS)
      } else {
        handleRefusal(error)
      }
    } finally {
      isReading = false
    }
  }

  /** Reads who takes part now, after somebody came or left. */
  async function refreshFacts() {
    const current = epoch
    try {
      const page = await request('messages:history', { tripId, limit: 1 })
      if (current === epoch && state === 'in') options.onFacts(page)
    } catch (error) {
      // The next join brings it.
      if (!isChatError(error)) throw error
    }
  }

  return {
    check,
    refreshFacts,
    isJoined: () => state === 'in' && way('join:conversation') === 'socket',
    /** After a refusal, asks again because a person wants it. */
    retry() {
      attempts = 0
      if (state === 'refused') state = 'out'
      check()
    },
    /** Asks for the newest page as if nothing were held: what is held is for other eyes. */
    anew() {
      anewCount += 1
      if (state === 'refused') return
      epoch += 1
      state = 'out'
      check()
    },
    /** The server has put this person out; only `retry` or a new connection asks again. */
    forget() {
      epoch += 1
      state = 'refused'
    },
    leave() {
      clearTimeout(timer)
      const { conversationId } = getTimeline()
      const wasIn = state === 'in'
      epoch += 1
      state = 'out'
      if (!wasIn || conversationId === null || way('leave:conversation') !== 'socket') return
      // Unanswered or refused, it makes no difference: events not wanted are not heard.
      request('leave:conversation', { conversationId }).catch(() => undefined)
    },
    stop() {
      epoch += 1
      clearTimeout(timer)
    },
  }
}
