'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useStrings } from '@/strings/useStrings'
import type { SiteLink } from './siteLinks.ts'

export interface SiteNavigationProps {
  links: readonly SiteLink[]
  className?: string
}

export function SiteNavigation({ links, className }: SiteNavigationProps) {
  const strings = useStrings()
  const path = usePathname()
  return (
    <nav className={className} aria-label={strings.header.menu}>
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className="flex min-h-11 items-center rounded-lg px-3 font-medium text-ink-soft hover:bg-sunk hover:text-ink decoration-2 underline-offset-8 aria-[current=page]:text-primary-strong aria-[current=page]:underline"
        >
          {strings.header[label]}
        </Link>
      ))}
    </nav>
  )
}
