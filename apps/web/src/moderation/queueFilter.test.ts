import { expect, it } from 'vitest'
import {
  fits,
  queueAddress,
  questionsOf,
  readQueueFilter,
  type QueueFilter,
} from './queueFilter.ts'
import { sampleCase, saule } from './sampleCase.ts'

it.each([
  ['/moderation', { status: 'waiting', reason: null }],
  ['/moderation?status=mine', { status: 'mine', reason: null }],
  ['/moderation?status=resolved&reason=FRAUD', { status: 'resolved', reason: 'FRAUD' }],
  ['/moderation?reason=SPAM', { status: 'waiting', reason: 'SPAM' }],
] as const)('[WE5] reads %s, and writes the same', (address, filter) => {
  const query = Object.fromEntries(new URL(address, 'http://localhost').searchParams)

  expect(readQueueFilter(query)).toEqual(filter)
  expect(queueAddress(filter)).toBe(address)
})

it('[WE5] takes what an address says wrongly for everything that waits', () => {
  const waiting = { status: 'waiting', reason: null }
  expect(readQueueFilter({ status: 'all', reason: ['SPAM', 'FRAUD'] })).toEqual(waiting)
  expect(readQueueFilter({ status: ['mine'], reason: 'spam' })).toEqual(waiting)
})

it('[WE5] a case fits by how it stands, who holds it, and the reason of any voice', () => {
  const [voice] = sampleCase('a').voices
  const voices = voice ? [voice, { ...voice, reason: 'FRAUD' as const }] : []
  const mine = sampleCase('a', { status: 'ASSIGNED', assignee: saule, voices })
  const by = (status: QueueFilter['status'], reason: QueueFilter['reason'], userId = 'saule') =>
    fits(mine, { status, reason }, userId)

  expect([by('waiting', null), by('mine', 'FRAUD'), by('mine', null, 'erlan')]).toEqual([
    true,
    true,
    false,
  ])
  expect([by('unassigned', null), by('resolved', null), by('waiting', 'THREAT')]).toEqual([
    false,
    false,
    false,
  ])
})

it('[WE5] asks for what waits in two parts, each with the reason', () => {
  expect(questionsOf({ status: 'waiting', reason: 'SPAM' })).toEqual([
    { status: 'OPEN', reason: 'SPAM' },
    { status: 'ASSIGNED', reason: 'SPAM' },
  ])
})
