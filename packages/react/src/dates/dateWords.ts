import type { ChatLocale } from '../props.ts'
import { en } from './words/en.ts'
import { kk } from './words/kk.ts'
import { ky } from './words/ky.ts'
import { ru } from './words/ru.ts'
import { uz } from './words/uz.ts'

/** How a language writes dates. */
export interface DateWords {
  /** As they stand beside a day, from January. */
  months: readonly string[]
  monthsShort: readonly string[]
  /** As they stand alone, from Sunday. */
  weekdays: readonly string[]
  weekdaysShort: readonly string[]
  date: (day: number, month: string) => string
  dateWithYear: (day: number, month: string, year: number) => string
  dateWithTime: (date: string, time: string) => string
}

/**
 * Our own words, because browsers differ: Chromium knows no Kazakh, Kyrgyz or Uzbek and writes
 * "M05 4" or "May 4" instead, and a page must come out the same there and in Node.
 */
export const dateWords: Record<ChatLocale, DateWords> = { en, ru, kk, ky, uz }
