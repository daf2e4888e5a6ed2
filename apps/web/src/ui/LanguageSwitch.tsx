'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useOptimistic } from 'react'
import { LOCALE_COOKIE } from '@/preferences/preferenceCookies'
import { savePreference } from '@/preferences/savePreference'
import { usePreferences } from '@/preferences/usePreferences'
import { dictionaries, locales, type Locale } from '@/strings/dictionaries'
import { useStrings } from '@/strings/useStrings'
import { ChoiceGroup } from './ChoiceGroup.tsx'

const choices = locales.map((locale) => ({
  value: locale,
  label: dictionaries[locale].languageName,
  lang: locale,
}))

export function LanguageSwitch() {
  const { locale } = usePreferences()
  const strings = useStrings()
  const router = useRouter()
  const [shown, setShown] = useOptimistic(locale)

  function handleChoose(next: Locale) {
    savePreference(LOCALE_COOKIE, next)
    startTransition(() => {
      setShown(next)
      router.refresh()
    })
  }

  return (
    <ChoiceGroup
      legend={strings.header.language}
      choices={choices}
      value={shown}
      onChoose={handleChoose}
    />
  )
}
