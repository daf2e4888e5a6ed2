import { createContext, use, useMemo, type ReactNode } from 'react'
import type { ChatLocale } from '../props.ts'
import { launcher, type LauncherStrings } from './launcher.ts'
import type { ChatStrings } from './strings.ts'

/** A language, and what a host says otherwise in it. */
export interface Language {
  locale: ChatLocale
  changes: Partial<ChatStrings> | undefined
}

export const LanguageContext = createContext<Language>({ locale: 'en', changes: undefined })

export interface ChatStringsProviderProps {
  /** @default the language of the provider around, else English */
  locale?: ChatLocale | undefined
  /** Words to use instead of the built-in ones; keep the object between renders. */
  strings?: Partial<ChatStrings> | undefined
  children: ReactNode
}

/** Chooses the language of the chat components inside. */
export function ChatStringsProvider({ locale, strings, children }: ChatStringsProviderProps) {
  const outer = use(LanguageContext)
  const language = useMemo(() => {
    const isOther = locale !== undefined && locale !== outer.locale
    if (!strings && !isOther) return outer
    // note: a host's words stay while a component inside says its language once more.
    const kept = isOther ? undefined : outer.changes
    return { locale: locale ?? outer.locale, changes: strings ? { ...kept, ...strings } : kept }
  }, [locale, strings, outer])
  return <LanguageContext value={language}>{children}</LanguageContext>
}

export const useLanguage = (): Language => use(LanguageContext)

/** The few words that are there before the others are loaded. */
export function useLauncherStrings(): LauncherStrings {
  const { locale, changes } = useLanguage()
  return { ...launcher[locale], ...changes }
}
