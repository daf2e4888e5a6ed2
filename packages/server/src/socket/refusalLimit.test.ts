import { REFUSAL_LIMIT } from '@steppergo/chat-protocol'
import { expect, it } from 'vitest'
import { createRefusalLimit } from './refusalLimit.ts'

const { most, withinMs, pauseMs } = REFUSAL_LIMIT

function createClocked() {
  let nowMs = 1_000
  const refusals = createRefusalLimit(() => nowMs)
  return {
    refusals,
    advance: (ms: number) => void (nowMs += ms),
    /** How many of so many refusals were allowed. */
    refuse: (times: number, userId = 'aida') =>
      Array.from({ length: times }, () => refusals.allows(userId)).filter(Boolean).length,
  }
}

it('[CN9] a hundred refusals in ten seconds are allowed, and one more is not', () => {
  const { refuse, refusals } = createClocked()
  expect(refuse(most)).toBe(most)
  expect(refusals.pauseOf('aida')).toBe(0)
  expect(refuse(1)).toBe(0)
  expect(refusals.pauseOf('aida')).toBe(pauseMs)
  expect(refusals.pauseOf('timur')).toBe(0)
  expect(refuse(1, 'timur')).toBe(1)
})

it('[CN9] what is refused now and then is forgotten', () => {
  const { refuse, advance } = createClocked()
  for (let round = 0; round < 5; round++) {
    expect(refuse(most)).toBe(most)
    advance(withinMs)
  }
})

it('[CN9] the pause ends, and begins anew for whoever has not stopped', () => {
  const { refuse, advance, refusals } = createClocked()
  refuse(most + 1)
  advance(pauseMs - 1)
  expect(refusals.pauseOf('aida')).toBe(1)
  refuse(1)
  expect(refusals.pauseOf('aida')).toBe(pauseMs)
  advance(pauseMs)
  expect(refusals.pauseOf('aida')).toBe(0)
  expect(refuse(most)).toBe(most)
})
