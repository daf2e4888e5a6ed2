import { cookies, headers } from 'next/headers'
import { dictionaries, isLocale, type Locale } from '@/strings/dictionaries'
import type { Strings } from '@/strings/en'
import { isTheme, LOCALE_COOKIE, THEME_COOKIE, type Theme } from './preferenceCookies.ts'
import { preferredLocale } from './preferredLocale.ts'

/** The visitor's language and colours: what they chose, else what their browser asks for. */
export async function readPreferences(): Promise<{
  locale: Locale
  theme: Theme
  strings: Strings
}> {
  const jar = await cookies()
  const chosenLocale = jar.get(LOCALE_COOKIE)?.value
  const chosenTheme = jar.get(THEME_COOKIE)?.value
  const locale = isLocale(chosenLocale)
    ? chosenLocale
    : preferredLocale((await headers()).get('accept-language'))
  return {
    locale,
    theme: isTheme(chosenTheme) ? chosenTheme : 'auto',
    strings: dictionaries[locale],
  }
}
