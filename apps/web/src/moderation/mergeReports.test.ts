import type { Report } from '@steppergo/chat-protocol'
import { expect, it } from 'vitest'
import { applyChange, mergeReports, openReports } from './mergeReports.ts'

function report(id: string, over: Partial<Report> = {}): Report {
  return {
    id,
    messageId: `message-of-${id}`,
    conversationId: 'conversation-1',
    tripId: 'trip-1',
    tripTitle: 'Almaty → Bishkek',
    reason: 'SPAM',
    comment: null,
    reporterName: 'Aida',
    status: 'OPEN',
    resolution: null,
    resolvedAt: null,
    createdAt: '2026-11-22T10:00:00.000Z',
    snapshot: [],
    hiddenAt: null,
    ...over,
  }
}

it('[WE2] keeps every report once and takes the newer state', () => {
  const known = [report('a'), report('b')]
  const merged = mergeReports(known, [report('b', { status: 'RESOLVED' }), report('c')])

  expect(merged.map(({ id, status }) => [id, status])).toEqual([
    ['a', 'OPEN'],
    ['b', 'RESOLVED'],
    ['c', 'OPEN'],
  ])
})

it('[WE2] puts the report that waits longest first', () => {
  const late = report('late', { createdAt: '2026-11-22T12:00:00.000Z' })
  const early = report('early', { createdAt: '2026-11-22T09:00:00.000Z' })

  expect(openReports([late, early]).map(({ id }) => id)).toEqual(['early', 'late'])
})

it('[WE2] hides a message in all reports of it, and resolves the one report', () => {
  const a = report('a', { messageId: 'm' })
  const b = report('b', { messageId: 'm' })
  const hidden = applyChange([a, b], a, { hiddenAt: '2026-11-22T12:00:00.000Z' })
  const resolved = applyChange(hidden, a, { status: 'RESOLVED', resolution: 'HIDDEN' })

  expect(hidden.every(({ hiddenAt }) => hiddenAt !== null)).toBe(true)
  expect(resolved.map(({ status }) => status)).toEqual(['RESOLVED', 'OPEN'])
})
