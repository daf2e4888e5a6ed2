import { expect, it } from 'vitest'
import { nightsBetween, zonedTime } from './zonedTime.ts'

it('[WE1] reads the clocks of the place, not of the machine', () => {
  expect(zonedTime('2026-11-22T20:05:00.000Z', 'Asia/Almaty')).toEqual({
    year: 2026,
    month: 10,
    day: 23,
    weekday: 1,
    clock: '01:05',
    offset: 'GMT+5',
  })
})

it('[WE1] writes midnight as 00:00', () => {
  expect(zonedTime('2026-11-22T19:00:00.000Z', 'Asia/Almaty').clock).toBe('00:00')
})

it('[WE1] counts the midnights between two moments, over a new year too', () => {
  const departure = zonedTime('2026-12-31T18:00:00.000Z', 'Asia/Almaty')
  const arrival = zonedTime('2026-12-31T23:30:00.000Z', 'Asia/Almaty')

  expect(nightsBetween(departure, arrival)).toBe(1)
  expect(nightsBetween(departure, departure)).toBe(0)
})
