'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { WaitingBadge } from '@/moderation/WaitingBadge'
import { useStrings } from '@/strings/useStrings'
import type { SiteLink } from './siteLinks.ts'

export interface SiteNavigationProps {
  links: readonly SiteLink[]
  className?: string
  /** What sets it apart from other navigation. @default "Menu" */
  label?: string
}

export function SiteNavigation({ links, className, label: name }: SiteNavigationProps) {
  const strings = useStrings()
  const path = usePathname()
  return (
    <nav className={className} aria-label={name ?? strings.header.menu}>
      {links.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className="flex min-h-11 items-center rounded-lg px-3 font-medium text-ink-soft hover:bg-sunk hover:text-ink group aria-[current=page]:text-primary-strong"
        >
          <span className="decoration-2 underline-offset-8 group-aria-[current=page]:underline">
            {strings.header[label]}
          </span>
          {label === 'moderation' && <WaitingBadge />}
        </Link>
      ))}
    </nav>
  )
}
