import { describe, expect, it } from 'vitest'
import type { ParticipantRecord } from '../conversations/conversationStore.ts'
import { statusOf } from './statusOf.ts'

const SEQ = 5

function participant(
  userId: string,
  deliveredSeq: number,
  readSeq: number,
  leftSeq: number | null = null,
): ParticipantRecord {
  return { userId, name: userId, role: 'PASSENGER', joinedSeq: 0, leftSeq, deliveredSeq, readSeq }
}

const me = participant('me', 9, 9)
const nothing = participant('a', 4, 4)
const delivered = participant('b', 5, 4)
const read = participant('c', 5, 5)
const leftUnread = participant('d', 0, 0, 4)

describe('status of one’s own message', () => {
  it.each([
    ['nobody else takes part', [me], 'SENT'],
    ['the only other has nothing', [me, nothing], 'SENT'],
    ['the only other has it', [me, delivered], 'DELIVERED'],
    ['the only other has read it', [me, read], 'READ'],
    ['one of two has nothing', [me, nothing, read], 'SENT'],
    ['one of two has not read it', [me, delivered, read], 'DELIVERED'],
    ['all others have read it', [me, read, { ...read, userId: 'e' }], 'READ'],
    ['the one who has not read it has left', [me, read, leftUnread], 'READ'],
    ['everyone else has left', [me, leftUnread], 'SENT'],
  ])('[ST1] when %s', (_when, participants, status) => {
    expect(statusOf({ seq: SEQ, senderId: 'me' }, 'me', participants)).toBe(status)
  })
})

describe('status of another’s message', () => {
  it.each([
    ['I have nothing', nothing, 'SENT'],
    ['I have it', delivered, 'DELIVERED'],
    ['I have read it', read, 'READ'],
  ])('[ST2] when %s', (_when, viewer, status) => {
    const sent = { seq: SEQ, senderId: 'me' }
    expect(statusOf(sent, viewer.userId, [me, viewer, { ...read, userId: 'x' }])).toBe(status)
  })

  it('[ST2] of a SYSTEM message is what the viewer has reached', () => {
    expect(statusOf({ seq: SEQ, senderId: null }, 'c', [me, read])).toBe('READ')
  })
})
