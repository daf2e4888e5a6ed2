import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { chainAfter, hashOf, NO_HASH, presentAuditEntry, type NewAuditEntry } from './audit.ts'

const entry: NewAuditEntry = {
  ...{ at: new Date('2026-11-25T09:00:00.250Z'), actorId: 'saule', actorName: 'Сауле' },
  ...{ action: 'user.mute', subjectType: 'user', subjectId: 'nurlan', conversationId: null },
  ...{ reason: 'Said "no"', details: { minutes: 5 } },
}

it('[AD2] hashes a text that anybody can write again', () => {
  const row = chainAfter(null, entry)
  const text =
    `["${NO_HASH}",1,"2026-11-25T09:00:00.250Z","saule","Сауле","user.mute","user","nurlan",` +
    'null,"Said \\"no\\"","{\\"minutes\\":5}"]'
  expect(row).toMatchObject({ seq: 1, prevHash: NO_HASH, details: '{"minutes":5}' })
  expect(row.hash).toBe(createHash('sha256').update(text).digest('hex'))
})

it('[AD2] gives every entry the hash of the one before', () => {
  const first = chainAfter(null, entry)
  const second = chainAfter(first, entry)
  expect([second.seq, second.prevHash]).toEqual([2, first.hash])
  expect(second.hash).not.toBe(first.hash)
  expect(hashOf(second)).toBe(second.hash)
  expect(presentAuditEntry(second)).toEqual({
    ...{ ...entry, seq: 2, at: '2026-11-25T09:00:00.250Z', hash: second.hash },
  })
})
