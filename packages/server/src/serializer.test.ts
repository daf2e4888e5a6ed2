import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createSerializer } from './serializer.ts'

it('[MS4] runs the work of one key in the order it was handed in, failures included', async () => {
  const serializer = createSerializer()
  const order: number[] = []
  const work = (id: number, ms: number) => async () => {
    await sleep(ms)
    order.push(id)
    if (id === 2) throw new Error('two fails')
    return id
  }
  const results = await Promise.allSettled([
    serializer.run('a', work(1, 20)),
    serializer.run('a', work(2, 5)),
    serializer.run('a', work(3, 0)),
  ])
  expect(order).toEqual([1, 2, 3])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
