import type { ErrorCode, OperationOutput } from '@steppergo/chat-protocol'
import { isChatError, type ChatError } from '@steppergo/chat-protocol/constants'
import { backoff } from './backoff.ts'
import { createOutboxRecords, type OutboxRecordsOptions } from './outboxRecords.ts'
import type { OutboxRecord } from './outboxStorage.ts'
import { createPause } from './pause.ts'
import type { PendingMessage, TimelineEvent } from './timeline.ts'
import type { Failure } from './types.ts'

interface OutboxOptions extends OutboxRecordsOptions {
  getPending: () => readonly PendingMessage[]
  dispatch: (event: TimelineEvent) => void
  /** @throws ChatError */
  send: (message: PendingMessage) => Promise<OperationOutput<'message:send'>>
  isReady: () => boolean
  /** Why nothing would be taken now, where that is known without asking. */
  refusal: () => Failure | null
  onRateLimited: (until: number | null) => void
  onRefused: (error: ChatError) => void
}

export interface Outbox {
  restore(records: readonly OutboxRecord[]): void
  /** Another tab has queued, sent or discarded something. */
  refresh(): void
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

/** What has waited this long is not sent without being asked for again. */
export const EXPIRY_MS = 24 * 60 * 60 * 1000

const EXPIRED: Failure = { code: 'EXPIRED', message: 'This message has waited for a day' }

const isRetryable = (code: ErrorCode) =>
  code === 'UNAVAILABLE' || code === 'INTERNAL' || code === 'UNAUTHENTICATED'

/**
 * Sends the pending messages of one conversation, one after the other, until each is settled. Of
 * a person's tabs one does so at a time; when it is gone or gets nowhere, another takes over.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { tripId, tabs, clock, getPending, dispatch } = options
  const records = createOutboxRecords(options)
  const pause = createPause()
  let isRunning = false
  let isStopped = false
  let inFlight: string | null = null
  let attempts = 0
  let rest: { delayMs: number; isFirm: boolean } | null = null

  const nextUp = () =>
    getPending().find(({ status, confirmed }) => status === 'SENDING' && !confirmed)
  const canSend = () => !isStopped && options.isReady() && nextUp() !== undefined

  async function run() {
    if (isRunning) return
    isRunning = true
    try {
      while (canSend()) {
        await tabs.alone(tripId, flush)
        // Outside of the lock: another tab may have the connection that this one lacks.
        if (rest) await takeRest(rest)
      }
    } finally {
      isRunning = false
    }
  }

  async function flush() {
    rest = null
    await records.refresh(show)
    expire()
    for (let next = nextUp(); next && canSend() && !rest; next = nextUp()) {
      // note: on the device before on the wire, or a crash in between would lose the message.
      await records.written(next.tempId)
      const refusal = options.refusal()
      if (refusal) fail(next.tempId, refusal)
      else await attempt(next)
    }
  }

  async function takeRest({ delayMs, isFirm }: NonNullable<typeof rest>) {
    if (isFirm) options.onRateLimited(clock.now() + delayMs)
    if (!isStopped) await pause.wait(delayMs, { isFirm })
    if (isFirm) options.onRateLimited(null)
  }

  function show() {
    if (isStopped) return
    dispatch({ type: 'listed', pending: records.list().map(toPending) })
    settle()
  }

  function expire() {
    for (const { tempId, error } of records.list()) {
      if (error === null && records.ageOf(tempId) > EXPIRY_MS) fail(tempId, EXPIRED)
    }
  }

  async function attempt(message: PendingMessage) {
    const { tempId } = message
    inFlight = tempId
    try {
      const { messageId, seq, createdAt } = await options.send(message)
      attempts = 0
      tabs.tell({ type: 'sent', tripId, tempId, messageId, seq, createdAt })
      dispatch({ type: 'acknowledged', tempId, messageId, seq, createdAt })
    } catch (error) {
      if (!isChatError(error)) throw error
      if (!isStopped) handleFailure(tempId, error)
    } finally {
      inFlight = null
    }
  }

  function handleFailure(tempId: string, error: ChatError) {
    const { retryAfterMs } = error.details
    if (error.code === 'RATE_LIMITED') {
      rest = { delayMs: retryAfterMs ?? backoff(attempts++), isFirm: true }
    } else if (isRetryable(error.code)) {
      rest = { delayMs: Math.max(retryAfterMs ?? 0, backoff(attempts++)), isFirm: false }
    } else {
      attempts = 0
      fail(tempId, toFailure(error, clock.now()))
      options.onRefused(error)
    }
  }

  function fail(tempId: string, error: Failure) {
    const known = records.get(tempId)
    if (known) records.keep({ ...known, error }, records.ageOf(tempId))
    dispatch({ type: 'refused', tempId, error })
  }

  function settle() {
    const open = new Set(getPending().flatMap((p) => (p.confirmed ? [] : [p.tempId])))
    for (const { tempId } of records.list()) if (!open.has(tempId)) records.forget(tempId)
  }

  return {
    restore(found) {
      records.restore(found)
      show()
      void run()
    },
    refresh: () => void records.refresh(show).then(run),
    enqueue(message) {
      const { tempId, content, metadata, createdAt } = message
      records.keep({
        ...{ tempId, tripId, content, metadata, createdAt, error: null },
        queuedAt: clock.serverNow(),
        order: options.nextOrder(),
      })
      dispatch({ type: 'queued', pending: message })
      void run()
    },
    retry(tempId) {
      const known = records.get(tempId)
      const createdAt = new Date(clock.now()).toISOString()
      if (known) records.keep({ ...known, createdAt, queuedAt: clock.serverNow(), error: null })
      dispatch({ type: 'requeued', tempId })
      void run()
    },
    discard(tempId) {
      if (tempId !== inFlight) dispatch({ type: 'discarded', tempId })
    },
    wake() {
      attempts = 0
      pause.end()
      void run()
    },
    settle,
    clear() {
      for (const { tempId } of getPending()) dispatch({ type: 'discarded', tempId })
    },
    stop() {
      isStopped = true
      records.release()
      pause.end({ evenFirm: true })
    },
  }
}

function toFailure({ code, message, details }: ChatError, now: number): Failure {
  const { retryAfterMs } = details
  const until =
    retryAfterMs === undefined ? {} : { until: new Date(now + retryAfterMs).toISOString() }
  return { ...details, code, message, ...until }
}

function toPending(record: OutboxRecord): PendingMessage {
  const { tempId, content, metadata, createdAt, error } = record
  const status = error ? 'FAILED' : 'SENDING'
  return { tempId, content, metadata, createdAt, error, status, confirmed: null }
}
