import { use } from 'react'
import { useLanguage, type Language } from './ChatStringsProvider.tsx'
import { createFormats, type Formats } from './formats.ts'
import { loadLanguage } from './loadLanguage.ts'
import type { ChatStrings } from './strings.ts'

interface Words {
  locale: Language['locale']
  strings: ChatStrings
  formats: Formats
}

const made = new WeakMap<Language, Words>()

/**
 * Everything that is said in the language chosen; the same object as long as that is the same.
 * Suspends until the language is there: a `LanguageBoundary` around waits for it.
 */
export function useWords(): Words {
  const language = useLanguage()
  const spoken = use(loadLanguage(language.locale))
  const known = made.get(language)
  if (known) return known
  const { locale, changes } = language
  const strings = { ...spoken, ...changes }
  const words = { locale, strings, formats: createFormats(strings) }
  made.set(language, words)
  return words
}

export const useStrings = (): ChatStrings => useWords().strings
