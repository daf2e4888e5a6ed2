import { Suspense, useEffect, useState, type ReactNode } from 'react'
import { LanguageContext, useLanguage } from './ChatStringsProvider.tsx'
import { loadLanguage } from './loadLanguage.ts'

interface LanguageBoundaryProps {
  /** Shown until the language is there; has no words of its own. What a server has sent stays. */
  fallback: ReactNode
  children: ReactNode
}

/**
 * Where the words inside are waited for. Another language is shown once it is there; until then
 * what is shown stays, and with it what has been typed.
 */
export function LanguageBoundary({ fallback, children }: LanguageBoundaryProps) {
  return (
    <Suspense fallback={fallback}>
      <ShownLanguage>{children}</ShownLanguage>
    </Suspense>
  )
}

function ShownLanguage({ children }: { children: ReactNode }) {
  const wanted = useLanguage()
  const [shown, setShown] = useState(wanted)

  // note: suspending instead would hold up a transition of the host that brings another language.
  useEffect(() => {
    let isWanted = true
    void loadLanguage(wanted.locale).then(() => {
      if (isWanted) setShown(wanted)
    })
    return () => {
      isWanted = false
    }
  }, [wanted])

  const language = wanted.locale === shown.locale ? wanted : shown
  return <LanguageContext value={language}>{children}</LanguageContext>
}
