import { expect, it } from 'vitest'
import { live, loaded, message, play, seqs } from '../test/timelineBuilder.ts'
import { withoutSilenced } from './silence.ts'

const isSilenced = (userId: string | null) => userId === 'driver'

it('[CL33] leaves out what a blocked person wrote before it was known that they are', () => {
  expect(withoutSilenced(live(message(1)), isSilenced)).toBeNull()
  const kept = [message(2, { senderId: 'other' }), message(4, { senderId: null })]
  const older = { type: 'older', hasMore: false } as const
  expect(
    withoutSilenced({ ...older, messages: [message(1), ...kept, message(5)] }, isSilenced),
  ).toEqual({ ...older, messages: kept })
})

it('[CL31] a page that replaces what is shown keeps what came after it', () => {
  const before = loaded([1, 2, 3, 4].map((seq) => message(seq)))
  const after = play(before, [
    live(message(5, { senderId: 'other' })),
    live(message(7, { senderId: 'other' })),
    {
      ...{ type: 'loaded', conversationId: 'c1', head: 4, hasOlder: false, reset: 'page' },
      messages: [message(2, { senderId: 'other' })],
    },
  ])
  expect(seqs(after)).toEqual([2, 5])
  expect(after).toMatchObject({ cursor: 5, head: 7 })
})
