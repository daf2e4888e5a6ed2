import { expect, it } from 'vitest'
import {
  auditAddress,
  auditFile,
  auditQuestion,
  noAuditFilter,
  readAuditFilter,
  readBefore,
} from './auditFilter.ts'

it('[WE9] reads an address, and writes the same', () => {
  const address = '/moderation/audit?who=erlan&action=user.mute&from=2026-11-01&before=17'
  const query = Object.fromEntries(new URL(address, 'http://localhost').searchParams)
  const filter = readAuditFilter(query)

  expect(filter).toEqual({
    ...noAuditFilter,
    who: 'erlan',
    action: 'user.mute',
    from: '2026-11-01',
  })
  expect(auditAddress(filter, readBefore(query))).toBe(address)
})

it('[WE9] asks nothing of what an address says wrongly', () => {
  const query = { from: '2026-02-30', to: 'yesterday', who: ['a', 'b'], before: '-1' }

  expect(readAuditFilter(query)).toEqual(noAuditFilter)
  expect(readBefore(query)).toBeUndefined()
})

it('[WE9] a day holds all of its entries, on the page and in the file', () => {
  const filter = { ...noAuditFilter, from: '2026-12-31', to: '2026-12-31' }

  expect(auditQuestion(filter)).toEqual({
    from: '2026-12-31T00:00:00.000Z',
    to: '2027-01-01T00:00:00.000Z',
  })
  expect(auditFile(filter)).toBe(
    '/api/moderation/audit.csv?from=2026-12-31T00%3A00%3A00.000Z&to=2027-01-01T00%3A00%3A00.000Z',
  )
  expect(auditFile(noAuditFilter)).toBe('/api/moderation/audit.csv')
})
