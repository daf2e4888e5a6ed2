import { usePreferences } from '@/preferences/usePreferences'
import { dictionaries } from './dictionaries.ts'
import type { Strings } from './en.ts'

export function useStrings(): Strings {
  return dictionaries[usePreferences().locale]
}
