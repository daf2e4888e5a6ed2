import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLoader } from './createLoader.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('[UI9] what cannot be loaded is asked for again until it is there, and then no more', async () => {
  const attempts = ['refused', 'refused', 'words']
  const load = vi.fn(() => {
    const [answer = 'more'] = attempts.splice(0, 1)
    return answer === 'refused' ? Promise.reject(new Error(answer)) : Promise.resolve(answer)
  })
  const loader = createLoader(load)
  const loading = loader()
  expect(loader()).toBe(loading)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(await loading).toBe('words')
  expect(await loader()).toBe('words')
  expect(load).toHaveBeenCalledTimes(3)
})
