import { useLanguage, type Language } from './ChatStringsProvider.tsx'
import { createFormats, type Formats } from './formats.ts'
import { languages } from './languages.ts'
import type { ChatStrings } from './strings.ts'

interface Words {
  locale: Language['locale']
  strings: ChatStrings
  formats: Formats
}

const made = new WeakMap<Language, Words>()

/** Everything that is said in the language chosen; the same object as long as that is the same. */
export function useWords(): Words {
  const language = useLanguage()
  const known = made.get(language)
  if (known) return known
  const { locale, changes } = language
  const strings = { ...languages[locale], ...changes }
  const words = { locale, strings, formats: createFormats(locale, strings) }
  made.set(language, words)
  return words
}

export const useStrings = (): ChatStrings => useWords().strings
