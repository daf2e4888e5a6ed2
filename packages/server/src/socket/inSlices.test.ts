import { describe, expect, it } from 'vitest'
import { inSlices } from './inSlices.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('what is done for all sockets', () => {
  it('[SR2] is done for each once, in order, a few at a time', async () => {
    const slices: number[][] = []
    await inSlices(numbers(120), async (slice) => void slices.push(slice))
    expect(slices.map(({ length }) => length)).toEqual([50, 50, 20])
    expect(slices.flat()).toEqual(numbers(120))
  })

  it('[SR2] lets others have their turn in between', async () => {
    const turns: string[] = []
    const others = setInterval(() => turns.push('other'), 1)
    await inSlices(numbers(150), async () => void turns.push('slice'))
    clearInterval(others)
    const [first, second, third] = turns.flatMap((turn, at) => (turn === 'slice' ? [at] : []))
    expect(turns.slice(first, second)).toContain('other')
    expect(turns.slice(second, third)).toContain('other')
  })

  it('[SR2] is not done for nobody', async () => {
    const work = async () => {
      throw new Error('There is nobody')
    }
    await inSlices([], work)
  })
})
