import { en, type Strings } from './en.ts'
import { ru } from './ru.ts'

export const locales = ['en', 'ru'] as const
export type Locale = (typeof locales)[number]

export const dictionaries: Record<Locale, Strings> = { en, ru }

export function isLocale(value: string | undefined): value is Locale {
  return locales.some((locale) => locale === value)
}
