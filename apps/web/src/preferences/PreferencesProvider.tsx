'use client'

import { createContext, useMemo, type ReactNode } from 'react'
import type { Locale } from '@/strings/dictionaries'
import type { Theme } from './preferenceCookies.ts'

export interface Preferences {
  locale: Locale
  theme: Theme
}

export interface PreferencesProviderProps extends Preferences {
  children: ReactNode
}

export const PreferencesContext = createContext<Preferences>({ locale: 'en', theme: 'auto' })

/** A dictionary holds functions, which do not cross from server to browser: its name does. */
export function PreferencesProvider({ locale, theme, children }: PreferencesProviderProps) {
  const preferences = useMemo(() => ({ locale, theme }), [locale, theme])
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>
}
