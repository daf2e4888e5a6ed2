import { describe, expect, it } from 'vitest'
import { check } from './checker.ts'
import type { History, HistoryEvent, TableRow } from './history.ts'

const row = (seq: number, tempId: string | null = `t${seq}`): TableRow => ({
  tripId: 'trip',
  id: `m${seq}`,
  seq,
  senderId: 'a',
  tempId,
})

const invoke = (tempId: string, at: number, clientId = 'a'): HistoryEvent => ({
  type: 'invoke',
  at,
  clientId,
  tripId: 'trip',
  tempId,
})

const ok = (tempId: string, seq: number, at: number): HistoryEvent => ({
  type: 'ok',
  at,
  tempId,
  messageId: `m${seq}`,
  seq,
})

const removed = (cause: 'booking' | 'session'): HistoryEvent => ({
  type: 'removed',
  at: 10,
  clientId: 'a',
  tripId: 'trip',
  cause,
})

const wire = (at: number): HistoryEvent => ({
  type: 'wire',
  at,
  clientId: 'a',
  tripId: 'trip',
  name: 'message:new',
})

const watermark = (seq: number): HistoryEvent => ({
  type: 'watermark',
  at: seq,
  clientId: 'a',
  tripId: 'trip',
  mark: 'b read',
  seq,
})

/** Two messages, sent, answered and seen by everyone. */
function goodHistory(): History {
  return {
    events: [
      invoke('t1', 1),
      ok('t1', 1, 2),
      invoke('t2', 3),
      ok('t2', 2, 4),
      { type: 'observe', at: 5, clientId: 'b', tripId: 'trip', id: 'm1', seq: 1 },
      watermark(1),
      watermark(2),
      wire(9),
      removed('booking'),
      wire(1_000),
    ],
    table: [row(1), row(2)],
    views: [
      {
        clientId: 'b',
        tripId: 'trip',
        messages: [
          { id: 'm1', seq: 1 },
          { id: 'm2', seq: 2 },
        ],
      },
    ],
    heads: { trip: 2 },
    settling: ['a'],
  }
}

const kinds = (history: History) => [
  ...new Set(check(history, { removalMs: 1_000 }).map(({ kind }) => kind)),
]

describe('the history checker', () => {
  it('[CH1] finds nothing where nothing is wrong, unknown sends included', () => {
    const history = goodHistory()
    history.events.push(invoke('unknown', 6, 'impatient'))
    expect(check(history, { removalMs: 1_000 })).toEqual([])
  })

  const spoilt: [string, (history: History) => void][] = [
    ['lost', ({ events }) => events.push(invoke('t9', 5), ok('t9', 9, 6))],
    ['unsettled', ({ events }) => events.push(invoke('t9', 5))],
    ['duplicate', (history) => spoil(history, row(3, 't1'))],
    ['duplicate', ({ views }) => views[0]?.messages.push({ id: 'm1', seq: 1 })],
    ['gap', ({ heads }) => (heads.trip = 3)],
    [
      'inconsistentOrder',
      ({ events }) =>
        events.push({ type: 'observe', at: 6, clientId: 'c', tripId: 'trip', id: 'm1', seq: 2 }),
    ],
    ['senderOrder', (history) => swap(history, 'a', 'a')],
    ['realTimeOrder', (history) => swap(history, 'a', 'b')],
    [
      'phantom',
      ({ events }) =>
        events.push({ type: 'observe', at: 6, clientId: 'c', tripId: 'trip', id: 'm7', seq: 7 }),
    ],
    ['unseen', ({ views }) => views[0]?.messages.pop()],
    ['watermarkBack', ({ events }) => events.push(watermark(1))],
    ['beyondEntitlement', ({ events }) => events.push(wire(1_011))],
    ['revokedSession', ({ events }) => events.push(removed('session'), wire(1_011))],
  ]

  it.each(spoilt)('[CH2] finds what is %s', (kind, spoilHistory) => {
    const history = goodHistory()
    spoilHistory(history)
    expect(kinds(history)).toContain(kind)
  })
})

function spoil(history: History, extra: TableRow): void {
  history.table.push(extra)
  history.heads.trip = 3
  history.views[0]?.messages.push({ id: extra.id, seq: extra.seq })
}

/** The second asker's message stands first, although it was asked after the other's answer. */
function swap(history: History, first: string, second: string): void {
  history.events = [invoke('t2', 1, first), ok('t2', 2, 2), invoke('t1', 3, second), ok('t1', 1, 4)]
}
