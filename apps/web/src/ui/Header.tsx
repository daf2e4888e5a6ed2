import Link from 'next/link'
import { isDemo } from '@/demo/isDemo'
import { readPreferences } from '@/preferences/readPreferences'
import type { Session } from '@/session/readSession'
import { readTrips } from '@/trips/readTrips'
import { siteLinks } from './siteLinks.ts'
import { SiteMenu } from './SiteMenu.tsx'
import { SiteNavigation } from './SiteNavigation.tsx'
import { Wordmark } from './Wordmark.tsx'

export interface HeaderProps {
  session: Session | null
}

export async function Header({ session }: HeaderProps) {
  const { strings } = await readPreferences()
  const user = session?.user ?? null
  const trips = session ? await readTrips(session.sessionToken) : []
  const links = siteLinks(user, {
    isDriver: trips.some(({ role }) => role === 'DRIVER'),
    isDemo: isDemo(),
  })
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <a
        href="#content"
        className="button button-primary absolute top-2 left-4 z-30 not-focus:sr-only"
      >
        {strings.skipToContent}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-6 px-4 sm:px-6">
        <Link href="/" aria-label={strings.header.home} className="rounded-lg py-1.5">
          <Wordmark />
        </Link>
        <SiteNavigation links={links} className="hidden flex-1 items-center gap-1 md:flex" />
        <div className="ml-auto">
          <SiteMenu
            user={user ? { id: user.id, name: user.name, role: user.role } : null}
            links={links}
          />
        </div>
      </div>
    </header>
  )
}
