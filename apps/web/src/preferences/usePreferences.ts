import { useContext } from 'react'
import { PreferencesContext, type Preferences } from './PreferencesProvider.tsx'

/** The visitor's language and colours; the chat components take them as they are. */
export function usePreferences(): Preferences {
  return useContext(PreferencesContext)
}
