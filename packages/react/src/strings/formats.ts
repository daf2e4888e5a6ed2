import type { ChatStrings } from './strings.ts'

export interface Formats {
  /** 14:05 */
  time: (iso: string) => string
  /** Today, Yesterday, Monday, 4 May, 4 May 2025. */
  day: (day: number, today: number) => string
  /** 14:05 today, a date before. */
  brief: (iso: string, today: number) => string
  /** 14:05 today, 4 May at 14:05 on another day. */
  moment: (iso: string, today: number) => string
  /** 4 May at 14:05 */
  dateTime: (iso: string) => string
}

const DAY_MS = 86_400_000

/** The number of the day in the device's own zone; midnight falls where the person's does. */
export function dayOf(ms: number): number {
  return Math.floor((ms - new Date(ms).getTimezoneOffset() * 60_000) / DAY_MS)
}

/** 24 hours on the device's own clock. */
function clock(moment: Date): string {
  const digits = (amount: number) => String(amount).padStart(2, '0')
  return `${digits(moment.getHours())}:${digits(moment.getMinutes())}`
}

export function createFormats(strings: ChatStrings): Formats {
  const words = strings.dates
  // Days are counted in local time, so they are read as if they were UTC.
  const read = (day: number) => new Date(day * DAY_MS)
  const yearOf = (day: number) => read(day).getUTCFullYear()
  const date = (day: number, months = words.months) =>
    words.date(read(day).getUTCDate(), months[read(day).getUTCMonth()] ?? '')
  const fullDate = (day: number) =>
    words.dateWithYear(
      read(day).getUTCDate(),
      words.months[read(day).getUTCMonth()] ?? '',
      yearOf(day),
    )

  function dateTime(iso: string) {
    const moment = new Date(iso)
    return words.dateWithTime(date(dayOf(moment.getTime())), clock(moment))
  }

  return {
    time: (iso) => clock(new Date(iso)),
    day(day, today) {
      if (day === today) return strings.today
      if (day === today - 1) return strings.yesterday
      if (day < today && day > today - 7) return words.weekdays[read(day).getUTCDay()] ?? ''
      return yearOf(day) === yearOf(today) ? date(day) : fullDate(day)
    },
    brief(iso, today) {
      const moment = new Date(iso)
      const day = dayOf(moment.getTime())
      if (day === today) return clock(moment)
      return day === today - 1 ? strings.yesterday : date(day, words.monthsShort)
    },
    moment: (iso, today) =>
      dayOf(Date.parse(iso)) === today ? clock(new Date(iso)) : dateTime(iso),
    dateTime,
  }
}
