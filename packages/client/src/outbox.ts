import type { ErrorCode, OperationOutput } from '@steppergo/chat-protocol'
import { isChatError, type ChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'
import type { OutboxRecord, OutboxStorage } from './outboxStorage.ts'
import { createPause } from './pause.ts'
import type { PendingMessage, TimelineEvent } from './timeline.ts'

interface OutboxOptions {
  tripId: string
  storage: OutboxStorage
  getPending: () => readonly PendingMessage[]
  dispatch: (event: TimelineEvent) => void
  /** @throws ChatError */
  send: (message: PendingMessage) => Promise<OperationOutput<'message:send'>>
  isReady: () => boolean
  nextOrder: () => number
  now: () => number
  onRateLimited: (until: number | null) => void
  onRefused: (error: ChatError) => void
}

export interface Outbox {
  restore(records: readonly OutboxRecord[]): void
  enqueue(message: PendingMessage): void
  retry(tempId: string): void
  discard(tempId: string): void
  /** Goes on at once: the connection is back. */
  wake(): void
  /** Forgets what the timeline no longer waits for. Call after every change of the timeline. */
  settle(): void
  clear(): void
  stop(): void
}

const isRetryable = (code: ErrorCode) =>
  code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'UNAUTHENTICATED'

/** Sends the pending messages of one conversation, one after the other, until each is settled. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { storage, getPending, dispatch } = options
  const stored = new Map<string, { record: OutboxRecord; written: Promise<void> }>()
  const pause = createPause()
  let isRunning = false
  let isStopped = false
  let inFlight: string | null = null
  let attempts = 0

  const nextUp = () =>
    getPending().find(({ status, confirmed }) => status === 'SENDING' && !confirmed)

  function keep(record: OutboxRecord) {
    stored.set(record.tempId, { record, written: storage.put(record) })
  }

  async function run() {
    if (isRunning) return
    isRunning = true
    try {
      for (let next = nextUp(); next && !isStopped && options.isReady(); next = nextUp()) {
        // note: on the device before on the wire, or a crash in between would lose the message.
        await stored.get(next.tempId)?.written
        await attempt(next)
      }
    } finally {
      isRunning = false
    }
  }

  async function attempt(message: PendingMessage) {
    const { tempId } = message
    inFlight = tempId
    try {
      const { messageId, seq, createdAt } = await options.send(message)
      attempts = 0
      dispatch({ type: 'acknowledged', tempId, messageId, seq, createdAt })
    } catch (error) {
      await handleFailure(tempId, error)
    } finally {
      inFlight = null
    }
  }

  async function handleFailure(tempId: string, error: unknown) {
    if (isStopped) return
    if (!isChatError(error)) throw error
    if (error.code === 'RATE_LIMITED') {
      const delay = error.details.retryAfterMs ?? backoff(attempts++)
      options.onRateLimited(options.now() + delay)
      await pause.wait(delay, { isFirm: true })
      options.onRateLimited(null)
    } else if (isRetryable(error.code)) {
      await pause.wait(Math.max(error.details.retryAfterMs ?? 0, backoff(attempts++)))
    } else {
      refuse(tempId, error)
    }
  }

  function refuse(tempId: string, error: ChatError) {
    const payload = { ...error.details, code: error.code, message: error.message }
    attempts = 0
    dispatch({ type: 'refused', tempId, error: payload })
    const known = stored.get(tempId)
    if (known) keep({ ...known.record, error: payload })
    options.onRefused(error)
  }

  function settle() {
    const open = new Set(getPending().flatMap((p) => (p.confirmed ? [] : [p.tempId])))
    for (const [tempId, { written }] of stored) {
      if (open.has(tempId)) continue
      stored.delete(tempId)
      void written.then(() => storage.remove(tempId))
    }
  }

  return {
    restore(records) {
      for (const record of records) {
        stored.set(record.tempId, { record, written: Promise.resolve() })
      }
      dispatch({ type: 'restored', pending: records.map(toPending) })
      settle()
      void run()
    },
    enqueue(message) {
      const { tempId, content, metadata, createdAt } = message
      const { tripId } = options
      keep({
        ...{ tempId, tripId, content, metadata, createdAt },
        order: options.nextOrder(),
        error: null,
      })
      dispatch({ type: 'queued', pending: message })
      void run()
    },
    retry(tempId) {
      const known = stored.get(tempId)
      if (known) keep({ ...known.record, error: null })
      dispatch({ type: 'requeued', tempId })
      void run()
    },
    discard(tempId) {
      if (tempId !== inFlight) dispatch({ type: 'discarded', tempId })
    },
    wake() {
      pause.end()
      void run()
    },
    settle,
    clear() {
      for (const { tempId } of getPending()) dispatch({ type: 'discarded', tempId })
    },
    stop() {
      isStopped = true
      pause.end({ evenFirm: true })
    },
  }
}

function toPending(record: OutboxRecord): PendingMessage {
  const { tempId, content, metadata, createdAt, error } = record
  const status = error ? 'FAILED' : 'SENDING'
  return { tempId, content, metadata, createdAt, error, status, confirmed: null }
}
