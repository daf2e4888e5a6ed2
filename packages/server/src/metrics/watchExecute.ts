import {
  contract,
  isChatError,
  type ErrorCode,
  type OperationName,
  type OperationOutput,
} from '@steppergo/chat-protocol'
import type { Registry } from 'prom-client'
import type { Actor } from '../deps.ts'
import { addCounter } from './addCounter.ts'
import { addHistogram } from './addHistogram.ts'

type Execute = (actor: Actor, name: OperationName, payload: unknown) => Promise<unknown>
type AnswerCode = ErrorCode | 'OK'

/** Half a millisecond is a read by index; the pool gives a statement up after nine seconds. */
const SECONDS_BOUNDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
]

/** Counts and times what is asked, whatever carried it, and what the answers tell of. */
export function watchExecute(registry: Registry): (execute: Execute) => Execute {
  const names = Object.keys(contract)
  const durations = addHistogram(registry, {
    name: 'chat_operation_duration_seconds',
    help: 'From a request to its answer, by operation; receipts wait up to 50 ms to be written together.',
    bounds: SECONDS_BOUNDS,
  })
  const operations = new Map(
    names.map((name) => [
      name,
      {
        codes: new Map<AnswerCode, number>([['OK', 0]]),
        observe: durations.series({ operation: name }),
      },
    ]),
  )
  const carried = { duplicates: 0, since: 0, joins: 0, resyncs: 0, messages: 0 }

  addCounter(registry, {
    name: 'chat_operations_total',
    help: 'Requests answered, by operation and by the code of the answer.',
    labelNames: ['operation', 'code'],
    read: () =>
      [...operations].flatMap(([operation, { codes }]) =>
        [...codes].map(([code, value]) => ({ labels: { operation, code }, value })),
      ),
  })
  addCounter(registry, {
    name: 'chat_duplicates_suppressed_total',
    help: 'Messages sent again and answered with the one stored first.',
    read: () => [{ value: carried.duplicates }],
  })
  addCounter(registry, {
    name: 'chat_catch_ups_total',
    help: 'Requests for what was missed: messages:since, joins with a cursor, and those whose cursor did not fit.',
    labelNames: ['kind'],
    read: () => [
      { labels: { kind: 'since' }, value: carried.since },
      { labels: { kind: 'join' }, value: carried.joins },
      { labels: { kind: 'resync' }, value: carried.resyncs },
    ],
  })
  addCounter(registry, {
    name: 'chat_catch_up_messages_total',
    help: 'Messages that catch-ups carried.',
    read: () => [{ value: carried.messages }],
  })

  function record(name: OperationName, code: AnswerCode, startedAt: number) {
    const operation = operations.get(name)
    if (!operation) return
    operation.codes.set(code, (operation.codes.get(code) ?? 0) + 1)
    operation.observe((performance.now() - startedAt) / 1000)
  }

  /** The operation of that name has just returned it, so that both types are facts. */
  function noteAnswer(name: OperationName, payload: unknown, output: unknown) {
    if (name === 'message:send') {
      if ((output as OperationOutput<typeof name>).duplicate) carried.duplicates++
    } else if (name === 'messages:since') {
      carried.since++
      carried.messages += (output as OperationOutput<typeof name>).messages.length
    } else if (name === 'join:conversation' && (payload as { cursor?: unknown }).cursor) {
      const { resync, messages } = output as OperationOutput<typeof name>
      if (resync) carried.resyncs++
      else carried.joins++
      carried.messages += messages.length
    }
  }

  return (execute) => async (actor, name, payload) => {
    const startedAt = performance.now()
    try {
      const output = await execute(actor, name, payload)
      record(name, 'OK', startedAt)
      noteAnswer(name, payload, output)
      return output
    } catch (error) {
      record(name, isChatError(error) ? error.code : 'INTERNAL', startedAt)
      throw error
    }
  }
}
