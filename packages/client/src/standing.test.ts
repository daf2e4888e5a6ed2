import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createDeviceClock } from './deviceClock.ts'
import { createMemoryOutboxStorage } from './outboxStorage.ts'
import type { Request } from './request.ts'
import { createStanding } from './standing.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const DAY_MS = 86_400_000

function open(mutedForMs: number) {
  const answer = {
    mutedUntil: new Date(Date.now() + mutedForMs).toISOString(),
    suspendedAt: null,
    reason: 'Rude to others',
    warnings: [],
  }
  const standing = createStanding({
    // Nothing else is asked for here.
    request: (async () => answer) as unknown as Request,
    way: () => 'socket',
    storage: createMemoryOutboxStorage(),
    clock: createDeviceClock({ now: Date.now, elapsed: Date.now }),
  })
  standing.want()
  return standing
}

it('[CL34] a mute ends by itself when its time has come, however far off that is', async () => {
  const standing = open(30 * DAY_MS)
  await vi.advanceTimersByTimeAsync(29 * DAY_MS)
  expect(standing.getState()).toMatchObject({ reason: 'Rude to others' })
  expect(standing.refusal()).toMatchObject({ code: 'MUTED', retryAfterMs: DAY_MS })
  await vi.advanceTimersByTimeAsync(DAY_MS)
  expect(standing.getState()).toMatchObject({ mutedUntil: null, reason: null })
  expect(standing.refusal()).toBeNull()
  standing.stop()
})
