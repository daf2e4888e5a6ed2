import { Registry } from 'prom-client'
import { addCounter } from './addCounter.ts'
import { addHistogram } from './addHistogram.ts'
import { addProcessMetrics } from './addProcessMetrics.ts'
import { addReadings, type Readings } from './addReadings.ts'
import { watchEvents } from './watchEvents.ts'
import { watchExecute } from './watchExecute.ts'
import { watchLimiter } from './watchLimiter.ts'

/** A lone message, what a busy lane collects, and as many as one statement takes. */
const BATCH_BOUNDS = [1, 2, 4, 8, 16, 32, 64, 128, 250]

/**
 * The metrics of one chat, in a registry of its own.
 *
 * What happens is counted in plain numbers and told to prom-client when somebody scrapes: a message
 * pays for a few additions. Labels are names of the contract only, never ids or texts.
 */
export function createMetrics(readings: Readings) {
  const registry = new Registry()
  let slowReaders = 0
  const refusedConnections = { user: 0, address: 0, flood: 0, insisting: 0 }

  addReadings(registry, readings)
  const execute = watchExecute(registry)
  const onEvent = watchEvents(registry)
  const limiter = watchLimiter(registry)
  const batches = addHistogram(registry, {
    name: 'chat_insert_batch_messages',
    help: 'Messages stored with one statement.',
    bounds: BATCH_BOUNDS,
  })
  addCounter(registry, {
    name: 'chat_slow_readers_dropped_total',
    help: 'Connections closed because their client did not read what it was sent.',
    read: () => [{ value: slowReaders }],
  })
  addCounter(registry, {
    name: 'chat_connections_refused_total',
    help: 'Connections for which there was no place: of the person, of the network address, at its door, or for who insists.',
    labelNames: ['reason'],
    read: () =>
      Object.entries(refusedConnections).map(([reason, value]) => ({ labels: { reason }, value })),
  })
  addProcessMetrics(registry)

  return {
    watchExecute: execute,
    watchLimiter: limiter,
    onEvent,
    onBatch: batches.series(),
    onSlowReader: () => void slowReaders++,
    onRefusedConnection: (reason: keyof typeof refusedConnections) =>
      void refusedConnections[reason]++,
    contentType: registry.contentType,
    /** Everything, in Prometheus' text format. */
    text: () => registry.metrics(),
    /** Lets go of all that it reads: observers of the process outlive the chat. */
    close: () => registry.clear(),
  }
}
