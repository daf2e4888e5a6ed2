import { describe, expect, it } from 'vitest'
import {
  acknowledged,
  AT,
  live,
  loaded,
  message,
  own,
  participants,
  play,
  queued,
  seqs,
  show,
} from '../test/timelineBuilder.ts'
import { createPresenter } from './present.ts'
import { createTimeline, hasGap, reduceTimeline, type TimelineEvent } from './timeline.ts'

describe('timeline', () => {
  it('[CL1] applies what is next and moves the cursor', () => {
    const state = play(loaded(), [live(message(1)), live(message(2))])
    expect(seqs(state)).toEqual([1, 2])
    expect(state.cursor).toBe(2)
    expect(hasGap(state)).toBe(false)
  })

  it('[CL1] keeps what comes too early until the range before it is there', () => {
    const early = play(loaded(), [live(message(1)), live(message(4)), live(message(3))])
    expect(seqs(early)).toEqual([1])
    expect(hasGap(early)).toBe(true)

    const filled = reduceTimeline(early, live(message(2)))
    expect(seqs(filled)).toEqual([1, 2, 3, 4])
    expect(filled.cursor).toBe(4)
    expect(hasGap(filled)).toBe(false)
  })

  it('[CL1] leaves out what lies before the cursor and was not there to see', () => {
    const returned = loaded([message(4), message(5)], 5)
    expect(reduceTimeline(returned, live(message(2)))).toBe(returned)
    const changed = reduceTimeline(returned, live(message(4, { changedSeq: 6 })))
    expect(seqs(changed)).toEqual([4, 5])
  })

  it('[CL2] changes nothing when something is repeated', () => {
    const before = play(loaded(), [live(message(1)), live(message(2))])
    expect(reduceTimeline(before, live(message(1)))).toBe(before)
    expect(reduceTimeline(before, { type: 'head', seq: 2 })).toBe(before)
    expect(
      reduceTimeline(before, {
        type: 'caughtUp',
        afterSeq: 0,
        messages: [message(1), message(2)],
        head: 2,
        hasMore: false,
      }),
    ).toBe(before)
  })

  it('[CL3] shows an own message once, whichever of answer and broadcast comes first', () => {
    for (const events of [
      [acknowledged('t1', 1), live(own(1, 't1'))],
      [live(own(1, 't1')), acknowledged('t1', 1)],
    ]) {
      const state = play(reduceTimeline(loaded(), queued('t1')), events)
      expect(state.pending).toEqual([])
      expect(seqs(state)).toEqual([1])
    }
  })

  it('[CL3] shows a confirmed message as sent while something before it is missing', () => {
    const waiting = play(loaded(), [queued('t1'), acknowledged('t1', 2)])
    expect(show(waiting)).toEqual(['hello SENT'])
    expect(hasGap(waiting)).toBe(true)

    const filled = reduceTimeline(waiting, live(message(1)))
    expect(show(filled)).toEqual(['text 1 SENT', 'hello SENT'])
    expect(filled.pending).toEqual([])
  })

  it('[CL3] does not repeat a message confirmed long ago', () => {
    const newestPage = play(createTimeline('me'), [
      {
        type: 'loaded',
        conversationId: 'c1',
        messages: [message(51)],
        head: 51,
        hasOlder: true,
        reset: false,
      },
      queued('t1'),
      acknowledged('t1', 7),
    ])
    expect(newestPage.pending).toEqual([])
    expect(seqs(newestPage)).toEqual([51])
  })

  it('[CL3] does not repeat one whose answer came before the newest page', () => {
    const page = [message(51)]
    const facts = { type: 'loaded', conversationId: 'c1', hasOlder: true, reset: false } as const
    const state = play(createTimeline('me'), [
      queued('t1'),
      acknowledged('t1', 7),
      { ...facts, messages: page, head: 51 },
      { type: 'older', messages: [message(6), own(7, 't1')], hasMore: false },
    ])
    expect(state.pending).toEqual([])
    expect(seqs(state)).toEqual([6, 7, 51])
  })

  it('[CL4] takes a change for the message it touches and ignores an older one', () => {
    const edited = message(1, { changedSeq: 3, content: 'edited', editedAt: AT })
    const state = play(loaded([message(1), message(2)]), [live(edited), live(message(1))])
    expect(state.messages[0]?.content).toBe('edited')
    expect(state.cursor).toBe(3)
  })

  it('[CL5] moves the cursor to the head of a complete catch-up, over seqs without a message', () => {
    const state = play(loaded([message(1)]), [
      { type: 'head', seq: 5 },
      { type: 'caughtUp', afterSeq: 1, messages: [message(3)], head: 5, hasMore: false },
    ])
    expect(state.cursor).toBe(5)
    expect(hasGap(state)).toBe(false)
    expect(seqs(state)).toEqual([1, 3])
  })

  it('[CL5] refuses a catch-up that begins beyond the cursor', () => {
    const before = loaded([message(1)])
    const after = reduceTimeline(before, {
      type: 'caughtUp',
      afterSeq: 4,
      messages: [message(5)],
      head: 5,
      hasMore: false,
    })
    expect(after).toBe(before)
  })

  it('[CL6] replaces everything after a restored backup, but not what is unsent', () => {
    const state = play(loaded([message(1), message(2), message(3)]), [
      queued('t1'),
      {
        type: 'loaded',
        conversationId: 'c1',
        messages: [message(1, { content: 'as it was' })],
        head: 1,
        hasOlder: false,
        reset: 'all',
      },
    ])
    expect(show(state)).toEqual(['as it was SENT', 'hello SENDING'])
    expect(state.cursor).toBe(1)
    expect(hasGap(state)).toBe(false)
  })

  it('[CL7] keeps own pending messages after the confirmed ones, in the order written', () => {
    const state = play(loaded([message(1)]), [
      queued('t1', 'one'),
      queued('t2', 'two'),
      live(message(2)),
      { type: 'refused', tempId: 't1', error: { code: 'INVALID', message: 'Too odd' } },
    ])
    expect(show(state)).toEqual(['text 1 SENT', 'text 2 SENT', 'one FAILED', 'two SENDING'])
  })

  it('[CL7] takes what the outbox holds in its order, and knows what has arrived', () => {
    const listed = ['t1', 't2', 't3']
      .map((tempId) => queued(tempId))
      .flatMap((event) => (event.type === 'queued' ? [event.pending] : []))
    const before = play(loaded([own(1, 't1')]), [queued('t3'), queued('gone')])
    const state = reduceTimeline(before, { type: 'listed', pending: listed })
    expect(state.pending.map(({ tempId }) => tempId)).toEqual(['t2', 't3'])
    expect(state.pending[1]).toBe(before.pending[0])
    expect(reduceTimeline(state, { type: 'listed', pending: listed })).toBe(state)
  })

  it('[CL8] derives the status of an own message from the least of the others', () => {
    const receipt = (kind: 'read' | 'delivered', userId: string): TimelineEvent => ({
      ...{ type: 'receipt', kind, userId, upToSeq: 1, at: AT },
    })
    const sent = loaded([own(1, 't1')])
    expect(show(sent)).toEqual(['text 1 SENT'])
    const one = play(sent, [receipt('read', 'driver')])
    expect(show(one)).toEqual(['text 1 SENT'])
    const delivered = play(one, [receipt('delivered', 'other')])
    expect(show(delivered)).toEqual(['text 1 DELIVERED'])
    const read = play(delivered, [receipt('read', 'other')])
    expect(show(read)).toEqual(['text 1 READ'])
    expect(createPresenter()(read)[0]?.readAt).toBe(AT)
  })

  it('[CL8] says SENT where nobody else takes part', () => {
    const alone: TimelineEvent = {
      ...{ type: 'facts', participants: participants.slice(0, 1), watermarks: {}, closedAt: null },
    }
    expect(show(play(loaded([own(1, 't1')]), [alone]))).toEqual(['text 1 SENT'])
  })

  it('[CL9] never moves a watermark back', () => {
    const receipt = (upToSeq: number): TimelineEvent => ({
      ...{ type: 'receipt', kind: 'read', userId: 'driver', upToSeq, at: AT },
    })
    const far = play(loaded(), [receipt(5)])
    expect(reduceTimeline(far, receipt(3))).toBe(far)
    const stale: TimelineEvent = {
      type: 'facts',
      participants,
      watermarks: { driver: { deliveredSeq: 2, readSeq: 1 } },
      closedAt: null,
    }
    expect(reduceTimeline(far, stale).watermarks['driver']).toEqual({ deliveredSeq: 5, readSeq: 5 })
  })

  it('[CL10] learns who it speaks for from the first own message to come back', () => {
    const state = play({ ...loaded(), userId: '' }, [queued('t1'), live(own(1, 't1'))])
    expect(state.userId).toBe('me')
    expect(createPresenter()(state)[0]?.isOwn).toBe(true)
  })

  it('[CL24] closes when the server says so, also before a closing announced for later', () => {
    const facts = (closedAt: string | null): TimelineEvent => ({
      ...{ type: 'facts', participants, watermarks: {}, closedAt },
    })
    const closed: TimelineEvent = { type: 'closed', at: AT }
    expect(play(loaded(), [closed]).closedAt).toBe(AT)
    expect(play(loaded(), [facts('2027-01-01T00:00:00.000Z'), closed]).closedAt).toBe(AT)
    const earlier = '2026-01-01T00:00:00.000Z'
    expect(play(loaded(), [facts(earlier), closed]).closedAt).toBe(earlier)
  })
})
