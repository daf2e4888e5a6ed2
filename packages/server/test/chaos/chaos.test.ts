import { describe, expect, it } from 'vitest'
import { controls } from './controls.ts'
import { runChaos } from './run.ts'
import { runControl } from './runControl.ts'

// The short tier. `npm run chaos` runs as long as one likes, `npm run chaos -- --controls` all bugs.
const SEED = 11

describe('while things break', () => {
  it('[CH3] nothing is lost, doubled, out of order or shown to whom it is not meant for', async () => {
    const result = await runChaos({
      messages: 120,
      faults: 5,
      seed: SEED,
      withRedis: true,
      settleLimitMs: 40_000,
      log: () => undefined,
    })
    expect(result.violations).toEqual([])
    expect(result.struck).toHaveLength(5)
    expect(result.acknowledged).toBeGreaterThan(0)
  }, 240_000)

  it.each(controls.filter(({ bug }) => bug === 'sendsInFlightTogether'))(
    '[CH4] $bug is caught',
    async (control) => {
      expect((await runControl(control, SEED)).isCaught).toBe(true)
    },
    180_000,
  )
})
