import { en, type Strings } from './en.ts'
import { kk } from './kk.ts'
import { ky } from './ky.ts'
import { ru } from './ru.ts'
import { uz } from './uz.ts'

export const locales = ['en', 'ru', 'kk', 'ky', 'uz'] as const
export type Locale = (typeof locales)[number]

export const dictionaries: Record<Locale, Strings> = { en, ru, kk, ky, uz }

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value)
}
