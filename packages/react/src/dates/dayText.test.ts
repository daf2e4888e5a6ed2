import { expect, it } from 'vitest'
import { dateWords } from './dateWords.ts'
import { dayText } from './dayText.ts'
import { zonedTime } from './zonedTime.ts'

const monday = zonedTime('2026-11-22T20:05:00.000Z', 'Asia/Almaty')

it.each([
  ['en', 'Mon, 23 November'],
  ['ru', 'Пн, 23 ноября'],
  ['kk', 'Дс, 23 қараша'],
  ['ky', 'Дүй, 23-ноябрь'],
  ['uz', 'Dush, 23-noyabr'],
] as const)('[LN2] writes the day of a trip in %s as %s', (locale, day) => {
  expect(dayText(monday, dateWords[locale])).toBe(day)
})
