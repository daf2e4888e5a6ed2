import { createContext, use, useMemo, type ReactNode } from 'react'
import type { ChatLocale } from '../props.ts'
import { createFormats, type Formats } from './formats.ts'
import { languages } from './languages.ts'
import type { ChatStrings } from './strings.ts'

interface Words {
  locale: ChatLocale
  strings: ChatStrings
  formats: Formats
}

const createWords = (locale: ChatLocale, changes: Partial<ChatStrings> = {}): Words => {
  const strings = { ...languages[locale], ...changes }
  return { locale, strings, formats: createFormats(locale, strings) }
}

const english = createWords('en')
const WordsContext = createContext<Words>(english)

export interface ChatStringsProviderProps {
  /** @default the language of the provider around, else English */
  locale?: ChatLocale | undefined
  /** Words to use instead of the built-in ones; keep the object between renders. */
  strings?: Partial<ChatStrings> | undefined
  children: ReactNode
}

/** Chooses the language of the chat components inside. */
export function ChatStringsProvider({ locale, strings, children }: ChatStringsProviderProps) {
  const outer = use(WordsContext)
  const words = useMemo(
    () =>
      strings || (locale && locale !== outer.locale)
        ? createWords(locale ?? outer.locale, strings)
        : outer,
    [locale, strings, outer],
  )
  return <WordsContext value={words}>{children}</WordsContext>
}

export const useWords = (): Words => use(WordsContext)
export const useStrings = (): ChatStrings => use(WordsContext).strings
