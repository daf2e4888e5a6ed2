import { describe, expect, it } from 'vitest'
import type { ChatLocale } from '../props.ts'
import { createFormats, dayOf } from './formats.ts'
import { languages } from './languages.ts'

const TODAY = dayOf(new Date(2026, 4, 6, 12).getTime())
/** A moment of the device's own clock. */
const at = (month: number, day: number, hours: number, minutes: number) =>
  new Date(2026, month - 1, day, hours, minutes).toISOString()

const expected: Record<ChatLocale, string[]> = {
  en: ['Today', 'Yesterday', 'Monday', '16 April', '18 October 2025'],
  ru: ['Сегодня', 'Вчера', 'Понедельник', '16 апреля', '18 октября 2025 г.'],
  kk: ['Бүгін', 'Кеше', 'Дүйсенбі', '16 сәуір', '18 қазан 2025 ж.'],
  ky: ['Бүгүн', 'Кечээ', 'Дүйшөмбү', '16-апрель', '2025-жыл 18-октябрь'],
  uz: ['Bugun', 'Kecha', 'Dushanba', '16-aprel', '18-oktabr, 2025'],
}
const brief: Record<ChatLocale, string[]> = {
  en: ['05:07', 'Yesterday', '4 May', '9 Sept'],
  ru: ['05:07', 'Вчера', '4 мая', '9 сент.'],
  kk: ['05:07', 'Кеше', '4 мам.', '9 қыр.'],
  ky: ['05:07', 'Кечээ', '4-май', '9-сен.'],
  uz: ['05:07', 'Kecha', '4-may', '9-sen'],
}
const moments: Record<ChatLocale, string> = {
  en: '4 May at 14:05',
  ru: '4 мая в 14:05',
  kk: '4 мамыр, 14:05',
  ky: '4-май, 14:05',
  uz: '4-may, 14:05',
}

const locales = ['en', 'ru', 'kk', 'ky', 'uz'] as const

describe.each(locales)('dates in %s', (locale) => {
  const formats = createFormats(languages[locale])

  it('[LN2] names today, yesterday, a weekday, a date, and one of another year', () => {
    const days = [0, 1, 2, 20, 200].map((ago) => formats.day(TODAY - ago, TODAY))
    expect(days).toEqual(expected[locale])
  })

  it('[LN2] is brief in lists', () => {
    const times = [at(5, 6, 5, 7), at(5, 5, 23, 59), at(5, 4, 12, 0), at(9, 9, 12, 0)]
    expect(times.map((iso) => formats.brief(iso, TODAY))).toEqual(brief[locale])
  })

  it('[LN2] writes times with 24 hours, midnight as 00:00, and dates with times', () => {
    expect(formats.time(at(5, 4, 0, 0))).toBe('00:00')
    expect(formats.time(at(5, 4, 14, 5))).toBe('14:05')
    expect(formats.dateTime(at(5, 4, 14, 5))).toBe(moments[locale])
  })

  it('[LN2] has a word for every month and weekday', () => {
    const { months, monthsShort, weekdays, weekdaysShort } = languages[locale].dates
    expect([months, monthsShort].map((words) => new Set(words).size)).toEqual([12, 12])
    expect([weekdays, weekdaysShort].map((words) => new Set(words).size)).toEqual([7, 7])
  })
})
