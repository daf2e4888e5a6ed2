'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useOptimistic } from 'react'
import { THEME_COOKIE, themes, type Theme } from '@/preferences/preferenceCookies'
import { savePreference } from '@/preferences/savePreference'
import { usePreferences } from '@/preferences/usePreferences'
import { useStrings } from '@/strings/useStrings'
import { ChoiceGroup } from './ChoiceGroup.tsx'

export function ThemeSwitch() {
  const { theme } = usePreferences()
  const strings = useStrings()
  const router = useRouter()
  const [shown, setShown] = useOptimistic(theme)

  function handleChoose(next: Theme) {
    savePreference(THEME_COOKIE, next)
    startTransition(() => {
      setShown(next)
      router.refresh()
    })
  }

  return (
    <ChoiceGroup
      legend={strings.header.theme}
      choices={themes.map((value) => ({ value, label: strings.header.themes[value] }))}
      value={shown}
      onChoose={handleChoose}
    />
  )
}
