import type { AuditEntry } from '@steppergo/chat-protocol'
import { expect, it } from 'vitest'
import { csvHeader, toCsv } from './auditCsv.ts'

const entry: AuditEntry = {
  ...{ seq: 1, at: '2026-11-25T09:00:00.000Z', actorId: 'saule', actorName: 'Сауле' },
  ...{ action: 'user.warn', subjectType: 'user', subjectId: 'nurlan', conversationId: null },
  ...{ reason: 'Rude', details: {}, hash: 'ab' },
}

it('[AD6] begins with the mark that makes Excel read UTF-8', () => {
  expect(new TextEncoder().encode(csvHeader).slice(0, 4)).toEqual(
    new Uint8Array([0xef, 0xbb, 0xbf, 's'.charCodeAt(0)]),
  )
  expect(toCsv([entry])).toBe(
    '1,2026-11-25T09:00:00.000Z,saule,Сауле,user.warn,user,nurlan,,Rude,{},ab\r\n',
  )
})

it.each([
  ['=1+1', `'=1+1`],
  ['+7 701', `'+7 701`],
  ['-1', `'-1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['=1,"2"', `"'=1,""2"""`],
  ['a,b', '"a,b"'],
  ['a "b"', '"a ""b"""'],
  ['a\nb', '"a\nb"'],
  ['a = b', 'a = b'],
  ['', ''],
])('[AD6] writes %j so that it is shown and never run', (reason, cell) => {
  expect(toCsv([{ ...entry, reason }])).toContain(`,nurlan,,${cell},{},ab\r\n`)
})

it('[AD6] writes details as JSON', () => {
  expect(toCsv([{ ...entry, details: { minutes: 5 } }])).toContain(',"{""minutes"":5}",')
})
