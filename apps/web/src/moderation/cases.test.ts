import { expect, it } from 'vitest'
import {
  casesToShow,
  changeCase,
  keepCase,
  neighbourOf,
  noCases,
  putCase,
  readCases,
} from './cases.ts'
import { erlan, sampleCase, saule } from './sampleCase.ts'

const waiting = { status: 'waiting', reason: null } as const
const unassigned = { status: 'unassigned', reason: null } as const
const resolved = { status: 'resolved', reason: null } as const
const idsOf = (reports: readonly { id: string }[]) => reports.map(({ id }) => id)

it('[WE2] keeps every case once and takes the newer state', () => {
  const known = readCases(noCases, [sampleCase('a'), sampleCase('b')])
  const later = putCase(putCase(known, sampleCase('b', { assignee: saule })), sampleCase('c'))

  expect(idsOf(casesToShow(later, waiting, 'erlan'))).toEqual(['a', 'b', 'c'])
  expect(later.reports.find(({ id }) => id === 'b')?.assignee).toEqual(saule)
})

it('[WE2] lists a case once that two parts of an answer hold', () => {
  const taken = sampleCase('a', { status: 'ASSIGNED', assignee: saule })
  expect(idsOf(readCases(noCases, [sampleCase('a'), taken]).reports)).toEqual(['a'])
})

it('[WE2] puts the case that waits longest first, and the newest decision', () => {
  const at = (hour: number) => `2026-11-22T0${hour}:00:00.000Z`
  const open = [sampleCase('late', { createdAt: at(8) }), sampleCase('early', { createdAt: at(5) })]
  const done = [1, 2].map((hour) =>
    sampleCase(`done-${hour}`, { status: 'RESOLVED', resolvedAt: at(hour) }),
  )
  const known = readCases(noCases, [...open, ...done])

  expect(idsOf(casesToShow(known, waiting, 'saule'))).toEqual(['early', 'late'])
  expect(idsOf(casesToShow(known, resolved, 'saule'))).toEqual(['done-2', 'done-1'])
})

it('[WE2] forgets what the server no longer lists', () => {
  const known = readCases(noCases, [sampleCase('a'), sampleCase('b')])
  expect(idsOf(readCases(known, [sampleCase('b')]).reports)).toEqual(['b'])
})

it('[WE2] hides a message in all cases of it, and resolves the one case', () => {
  const a = sampleCase('a', { messageId: 'm' })
  const b = sampleCase('b', { messageId: 'm' })
  const known = readCases(noCases, [a, b])
  const hidden = changeCase(known, a, { hiddenAt: '2026-11-22T12:00:00.000Z' })
  const after = changeCase(hidden, a, { status: 'RESOLVED', resolution: 'HIDDEN' })

  expect(hidden.reports.every(({ hiddenAt }) => hiddenAt !== null)).toBe(true)
  expect(after.reports.map(({ status }) => status)).toEqual(['RESOLVED', 'OPEN'])
})

it('[WE7] keeps in sight what was taken here, until it is resolved', () => {
  const mine = sampleCase('mine', { status: 'ASSIGNED', assignee: saule })
  const theirs = sampleCase('theirs', { status: 'ASSIGNED', assignee: erlan })
  const known = readCases(noCases, [sampleCase('mine'), sampleCase('theirs')])
  const taken = putCase(putCase(keepCase(known, 'mine'), mine), theirs)

  expect(idsOf(casesToShow(taken, unassigned, 'saule'))).toEqual(['mine'])
  expect(idsOf(casesToShow(readCases(taken, []), unassigned, 'saule'))).toEqual(['mine'])
  const done = changeCase(taken, mine, { status: 'RESOLVED' })
  expect(casesToShow(done, unassigned, 'saule')).toEqual([])
})

it('[WE7] goes on with the next case, else with the one before', () => {
  const cases = ['a', 'b', 'c'].map((id) => sampleCase(id))
  expect(neighbourOf(cases, 'a')?.id).toBe('b')
  expect(neighbourOf(cases, 'c')?.id).toBe('b')
  expect(neighbourOf([sampleCase('a')], 'a')).toBeNull()
})

it('[PG5] marks what has come in until somebody decides about it', () => {
  const known = { ...noCases, reports: [sampleCase('old')] }
  const come = putCase(known, sampleCase('new'))

  expect(come.newIds).toEqual(['new'])
  expect(putCase(come, sampleCase('new', { status: 'ASSIGNED' })).newIds).toEqual([])
})
