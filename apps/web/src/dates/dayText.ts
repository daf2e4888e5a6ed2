import type { Strings } from '@/strings/en'
import type { ZonedTime } from './zonedTime.ts'

/** `Mon, 23 November`, with the year where it is not `currentYear`. */
export function dayText(time: ZonedTime, strings: Strings['dates'], currentYear?: number): string {
  const weekday = strings.weekdays[time.weekday] ?? ''
  const month = strings.months[time.month] ?? ''
  return time.year === (currentYear ?? time.year)
    ? strings.day(weekday, time.day, month)
    : strings.dayWithYear(weekday, time.day, month, time.year)
}
