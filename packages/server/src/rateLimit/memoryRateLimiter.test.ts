import { RATE_LIMITS } from '@steppergo/chat-protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryRateLimiter } from './memoryRateLimiter.ts'

function createClocked() {
  let nowMs = 1_000_000
  const limiter = createMemoryRateLimiter({ now: () => new Date(nowMs) })
  return {
    limiter,
    advance(ms: number) {
      nowMs += ms
    },
    take: () =>
      limiter.take('message', 'user').then(
        () => 0,
        (error: { details: { retryAfterMs: number } }) => error.details.retryAfterMs,
      ),
  }
}

describe('the message bucket', () => {
  it('[RL1] lets ten through at once and says when the eleventh may come', async () => {
    const { take } = createClocked()
    for (let sent = 0; sent < 10; sent++) expect(await take()).toBe(0)
    expect(await take()).toBe(6_000)
  })

  it('[RL1] has one token again exactly when it said so', async () => {
    const { take, advance } = createClocked()
    for (let sent = 0; sent < 10; sent++) await take()
    advance(5_999)
    expect(await take()).toBe(1)
    advance(1)
    expect(await take()).toBe(0)
    expect(await take()).toBe(6_000)
  })

  it('[RL2] gives a token back', async () => {
    const { take, limiter } = createClocked()
    for (let sent = 0; sent < 10; sent++) await take()
    await limiter.refund('message', 'user')
    expect(await take()).toBe(0)
  })

  it('[RL1] keeps one user’s bucket from another’s', async () => {
    const { take, limiter } = createClocked()
    for (let sent = 0; sent < 10; sent++) await take()
    await expect(limiter.take('message', 'other')).resolves.toBeUndefined()
  })

  it('[RL3] never lets more than burst + rate × time through, whatever the rhythm', async () => {
    const { burst, perMinute } = RATE_LIMITS.message
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20_000 })), async (pauses) => {
        const { take, advance } = createClocked()
        let accepted = 0
        let elapsedMs = 0
        for (const pause of pauses) {
          advance(pause)
          elapsedMs += pause
          if ((await take()) === 0) accepted++
        }
        expect(accepted).toBeLessThanOrEqual(burst + (elapsedMs / 60_000) * perMinute)
      }),
    )
  })
})
