import { expect, it } from 'vitest'
import { dictionaries } from '../strings/dictionaries.ts'
import { dayText } from './dayText.ts'
import { zonedTime } from './zonedTime.ts'

const monday = zonedTime('2026-11-22T20:05:00.000Z', 'Asia/Almaty')

it.each([
  ['en', 'Mon, 23 November', 'Mon, 23 November 2026'],
  ['ru', 'Пн, 23 ноября', 'Пн, 23 ноября 2026 г.'],
  ['kk', 'Дс, 23 қараша', 'Дс, 23 қараша 2026 ж.'],
  ['ky', 'Дүй, 23-ноябрь', 'Дүй, 2026-жыл 23-ноябрь'],
  ['uz', 'Dush, 23-noyabr', 'Dush, 23-noyabr, 2026'],
] as const)('[LN2] writes the day of a trip in %s as %s', (locale, day, dayWithYear) => {
  const { dates } = dictionaries[locale]
  expect(dayText(monday, dates)).toBe(day)
  expect(dayText(monday, dates, 2026)).toBe(day)
  expect(dayText(monday, dates, 2027)).toBe(dayWithYear)
})
