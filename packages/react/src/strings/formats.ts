import type { ChatLocale } from '../props.ts'
import type { ChatStrings } from './strings.ts'

export interface Formats {
  /** 14:05 */
  time: (iso: string) => string
  /** Today, Yesterday, Monday, 4 May, 4 May 2025. */
  day: (day: number, today: number) => string
  /** 14:05 today, a date before. */
  brief: (iso: string, today: number) => string
  dateTime: (iso: string) => string
}

const DAY_MS = 86_400_000

/** The number of the day in the device's own zone; midnight falls where the person's does. */
export function dayOf(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / DAY_MS)
}

export function createFormats(locale: ChatLocale, strings: ChatStrings): Formats {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, options)
    return (ms: number) => formatter.format(ms)
  }
  const time = format({ hour: '2-digit', minute: '2-digit' })
  // Days are counted in local time, so they are written as if they were UTC.
  const weekday = format({ weekday: 'long', timeZone: 'UTC' })
  const date = format({ day: 'numeric', month: 'long', timeZone: 'UTC' })
  const fullDate = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const shortDate = format({ day: 'numeric', month: 'short', timeZone: 'UTC' })
  const dateTime = format({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })
  const yearOf = (day: number) => new Date(day * DAY_MS).getUTCFullYear()
  const capital = (text: string) => text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)

  return {
    time: (iso) => time(Date.parse(iso)),
    day(day, today) {
      if (day === today) return strings.today
      if (day === today - 1) return strings.yesterday
      if (day < today && day > today - 7) return capital(weekday(day * DAY_MS))
      return (yearOf(day) === yearOf(today) ? date : fullDate)(day * DAY_MS)
    },
    brief(iso, today) {
      const ms = Date.parse(iso)
      const day = dayOf(ms)
      if (day === today) return time(ms)
      return day === today - 1 ? strings.yesterday : shortDate(day * DAY_MS)
    },
    dateTime: (iso) => dateTime(Date.parse(iso)),
  }
}
