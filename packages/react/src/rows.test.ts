import { describe, expect, it } from 'vitest'
import { buildMessage } from '../test/messageBuilder.ts'
import { buildRows } from './rows.ts'

const at = (minute: number, day = 4) => ({
  createdAt: new Date(2026, 4, day, 10, minute).toISOString(),
})

describe('rows', () => {
  it('[UI20] groups one sender within five minutes', () => {
    const rows = buildRows(
      [
        buildMessage(1, at(0)),
        buildMessage(2, at(4)),
        buildMessage(3, at(9)),
        buildMessage(4, { ...at(10), senderId: 'other' }),
      ],
      null,
    )
    expect(rows.map(({ isGroupStart, isGroupEnd }) => [isGroupStart, isGroupEnd])).toEqual([
      [true, false],
      [false, true],
      [true, true],
      [true, true],
    ])
  })

  it('[UI20] begins a day where the day of the device changes', () => {
    const rows = buildRows([buildMessage(1, at(0, 4)), buildMessage(2, at(0, 5))], null)
    expect(rows.map(({ day }) => day !== null)).toEqual([true, true])
    expect((rows[1]?.day ?? 0) - (rows[0]?.day ?? 0)).toBe(1)
  })

  it('[UI21] puts the separator above the first unread message, never above an own one', () => {
    const messages = [buildMessage(1), buildMessage(2), buildMessage(3, { isOwn: true })]
    expect(buildRows(messages, 2).map(({ isUnreadStart }) => isUnreadStart)).toEqual([
      false,
      true,
      false,
    ])
    expect(buildRows(messages, 3).some(({ isUnreadStart }) => isUnreadStart)).toBe(false)
  })
})
