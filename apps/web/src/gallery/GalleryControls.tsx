import Link from 'next/link'
import type { ReactNode } from 'react'
import { themes } from '@/preferences/preferenceCookies'
import { dictionaries, locales } from '@/strings/dictionaries'
import { ALL, galleryHref, type GalleryView } from './galleryAddress.ts'

/** Language and theme of what is shown, each an address of its own. */
export function GalleryControls(view: GalleryView) {
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-8 gap-y-3">
      <nav aria-label="Language" className="flex flex-wrap gap-1">
        {locales.map((locale) => (
          <Choice key={locale} to={{ ...view, locale }} isTaken={locale === view.locale}>
            <span lang={locale}>{dictionaries[locale].languageName}</span>
          </Choice>
        ))}
      </nav>
      <nav aria-label="Theme" className="flex flex-wrap gap-1">
        {themes.map((theme) => (
          <Choice key={theme} to={{ ...view, theme }} isTaken={theme === view.theme}>
            {dictionaries.en.header.themes[theme]}
          </Choice>
        ))}
      </nav>
      {view.specimen !== ALL && (
        <Link href={galleryHref({ ...view, specimen: ALL })} className="button button-quiet">
          Show all
        </Link>
      )}
    </div>
  )
}

interface ChoiceProps {
  to: GalleryView
  isTaken: boolean
  children: ReactNode
}

function Choice({ to, isTaken, children }: ChoiceProps) {
  return (
    <Link
      href={galleryHref(to)}
      scroll={false}
      aria-current={isTaken || undefined}
      className="inline-flex min-h-11 items-center rounded-lg border border-line-strong px-3 text-sm font-medium aria-[current]:border-primary aria-[current]:bg-primary aria-[current]:text-on-primary"
    >
      {children}
    </Link>
  )
}
