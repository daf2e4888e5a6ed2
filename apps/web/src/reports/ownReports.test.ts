import type { OwnReport } from '@steppergo/chat-protocol'
import { expect, it } from 'vitest'
import { withOutcome } from './ownReports.ts'

const waiting: OwnReport = {
  reportId: 'a',
  messageId: 'm',
  tripId: 'trip-1',
  tripTitle: 'Almaty → Bishkek',
  reason: 'SPAM',
  createdAt: '2026-11-22T10:00:00.000Z',
  outcome: null,
  resolvedAt: null,
}

it('[WE10] answers the one report, and once', () => {
  const resolvedAt = '2026-11-22T12:00:00.000Z'
  const reports = [waiting, { ...waiting, reportId: 'b' }]
  const answered = withOutcome(reports, { reportId: 'a', outcome: 'NO_ACTION', resolvedAt })
  const second = { outcome: 'ACTION_TAKEN', resolvedAt: '2026-11-22T13:00:00.000Z' } as const
  const again = withOutcome(answered, { ...second, reportId: 'a' })

  expect(again.map(({ outcome, resolvedAt }) => [outcome, resolvedAt])).toEqual([
    ['NO_ACTION', resolvedAt],
    [null, null],
  ])
})
