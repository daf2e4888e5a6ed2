import type { Message } from '@steppergo/chat-protocol'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  acknowledged,
  AT,
  live,
  loaded,
  message,
  participants,
  play,
  queued,
} from '../test/timelineBuilder.ts'
import { createPresenter } from './present.ts'
import { reduceTimeline, type TimelineEvent } from './timeline.ts'

const isOwn = ({ senderId }: Message) => senderId === 'me'

/** Messages 1 to 8, the third edited and the fifth deleted afterwards. */
const HEAD = 10
const first = Array.from({ length: 8 }, (_, index) =>
  index % 3 === 1
    ? message(index + 1, { senderId: 'me', tempId: `t${index + 1}`, content: 'hello' })
    : message(index + 1),
)
const edited = message(3, { changedSeq: 9, content: 'edited' })
const deleted = message(6, { changedSeq: 10, content: '', deletedAt: AT })
const finalHistory = first.map((one) => (one.seq === 3 ? edited : one.seq === 6 ? deleted : one))
const told: TimelineEvent[] = [
  ...[...first, edited, deleted].map(live),
  ...first.filter(isOwn).map((one) => acknowledged(one.tempId ?? '', one.seq)),
  { type: 'head', seq: 7 },
  {
    type: 'caughtUp',
    afterSeq: 0,
    messages: first.slice(0, 4),
    head: 8,
    hasMore: true,
  },
  { type: 'caughtUp', afterSeq: 0, messages: first.slice(0, 6), head: 6, hasMore: false },
]

const historyArbitrary = fc
  .array(fc.nat({ max: told.length - 1 }), { maxLength: 40 })
  .map((order) => ({ final: finalHistory, events: order.flatMap((index) => told[index] ?? []) }))

it('[CL2] comes to the same timeline from any order of answers, broadcasts and catch-ups', () => {
  fc.assert(
    fc.property(historyArbitrary, ({ final, events }) => {
      const start = play(
        loaded(),
        final.filter(isOwn).map((one) => queued(one.tempId ?? '')),
      )
      const shuffled = play(start, events)
      const complete = reduceTimeline(shuffled, {
        type: 'caughtUp',
        afterSeq: shuffled.cursor,
        messages: final
          .filter(({ changedSeq }) => changedSeq > shuffled.cursor)
          .sort((a, b) => a.changedSeq - b.changedSeq),
        head: HEAD,
        hasMore: false,
      })
      expect(complete.messages.map(({ id, content }) => [id, content])).toEqual(
        final.map(({ id, content }) => [id, content]),
      )
      expect(complete.pending).toEqual([])
      expect(complete.ahead).toEqual([])
      expect(complete.cursor).toBe(HEAD)
    }),
    { numRuns: 500 },
  )
})

it('[CL2] shows after each event what one would show who had not looked before', () => {
  const receipts = ['driver', 'other'].flatMap((userId) =>
    [2, 5, 8].flatMap((upToSeq): TimelineEvent[] => [
      { type: 'receipt', kind: 'delivered', userId, upToSeq, at: AT },
      { type: 'receipt', kind: 'read', userId, upToSeq, at: AT },
    ]),
  )
  const facts = (count: number): TimelineEvent => ({
    ...{ type: 'facts', participants: participants.slice(0, count), watermarks: {} },
    closedAt: null,
  })
  const events = [...told, ...receipts, facts(1), facts(2), facts(3)]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (order) => {
      const present = createPresenter()
      let state = play(loaded(), [queued('t2'), queued('t5')])
      for (const event of order) {
        state = reduceTimeline(state, event)
        const shown = present(state).map(({ key, status }) => `${key} ${status}`)
        const afresh = createPresenter()(state).map(({ key, status }) => `${key} ${status}`)
        expect(shown).toEqual(afresh)
      }
    }),
    { numRuns: 500 },
  )
})
