import type { DateWords } from '@steppergo/chat-react/dates'
import type { ZonedTime } from './zonedTime.ts'

/** `Mon, 23 November`, with the year where it is not `currentYear`. */
export function dayText(time: ZonedTime, words: DateWords, currentYear?: number): string {
  const weekday = words.weekdaysShort[time.weekday] ?? ''
  const month = words.months[time.month] ?? ''
  const date =
    time.year === (currentYear ?? time.year)
      ? words.date(time.day, month)
      : words.dateWithYear(time.day, month, time.year)
  return `${weekday}, ${date}`
}
