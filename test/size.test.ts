import { beforeAll, describe, expect, it } from 'vitest'
import { measured } from '../apps/web/test/measured.ts'
import { budgets, measureSizes, type Part, type PartName } from '../scripts/size/measureSizes.ts'

describe('what a host loads of the widget, compressed', () => {
  let parts: Part[]

  beforeAll(async () => {
    parts = await measureSizes()
  })

  it.each(Object.entries(budgets))('[UX31] keeps the %s within %i bytes', (name, budget) => {
    const { gzipBytes } = partOf(name)
    expect(gzipBytes).toBeGreaterThan(0)
    expect(gzipBytes).toBeLessThanOrEqual(budget)
    measured(31, 'esbuild', `${name} ≤ ${budget} bytes`, `${gzipBytes} bytes`)
  })

  it('counts React, which is the host’s, nowhere', () => {
    const paths = parts.flatMap(({ modules }) => modules.map(({ path }) => path))
    expect(paths.filter((path) => /node_modules\/react(-dom)?\//.test(path))).toEqual([])
  })

  it('counts Socket.IO’s client to the widget, and not to the button', () => {
    const hasSocket = (name: PartName) =>
      partOf(name).modules.some(({ path }) => path.includes('/socket.io-client/'))
    expect(hasSocket('widget')).toBe(true)
    expect(hasSocket('button')).toBe(false)
  })

  it('[UI8] counts one language to the widget, and none to the button', () => {
    const languagesOf = (name: PartName) =>
      partOf(name).modules.filter(({ path }) => /\/strings\/[a-z]{2}\.ts$/.test(path)).length
    expect(languagesOf('widget')).toBe(1)
    expect(languagesOf('button')).toBe(0)
  })

  function partOf(name: string): Part {
    const part = parts.find((candidate) => candidate.name === name)
    if (!part) throw new Error(`${name} is not measured`)
    return part
  }
})
