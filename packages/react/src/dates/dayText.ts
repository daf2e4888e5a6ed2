import type { DateWords } from './dateWords.ts'
import type { ZonedTime } from './zonedTime.ts'

/** `Mon, 23 November` */
export function dayText(time: ZonedTime, words: DateWords): string {
  const weekday = words.weekdaysShort[time.weekday] ?? ''
  return `${weekday}, ${words.date(time.day, words.months[time.month] ?? '')}`
}
