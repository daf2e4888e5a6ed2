'use client'

import type { User } from '@steppergo/chat-protocol'
import { useStrings } from '@/strings/useStrings'
import { Avatar } from './Avatar.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { SettingsIcon } from './SettingsIcon.tsx'
import { SignOutButton } from './SignOutButton.tsx'
import type { SiteLink } from './siteLinks.ts'
import { SiteNavigation } from './SiteNavigation.tsx'
import { ThemeSwitch } from './ThemeSwitch.tsx'

const ownLinks: readonly SiteLink[] = [{ href: '/reports', label: 'reports' }]

export interface SiteMenuProps {
  user: Pick<User, 'id' | 'name' | 'role'> | null
  links: readonly SiteLink[]
}

/** Who is signed in, where to go on a phone, language and colours. Esc and a click outside close it. */
export function SiteMenu({ user, links }: SiteMenuProps) {
  const strings = useStrings()
  return (
    <>
      <button
        type="button"
        popoverTarget="site-menu"
        className="flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full border border-line p-1 font-medium hover:border-line-strong sm:pr-4 sm:pl-1.5"
      >
        {user ? <Avatar name={user.name} /> : <SettingsIcon className="size-5 sm:ml-2" />}
        <span className="max-w-40 truncate max-sm:sr-only">
          {user ? (
            <>
              <span className="sr-only">{strings.header.menu}, </span>
              {user.name}
            </>
          ) : (
            strings.header.menu
          )}
        </span>
      </button>
      <div id="site-menu" popover="auto" className="site-menu">
        {user && (
          <p className="border-b border-line px-5 py-4">
            <span className="block font-semibold">{user.name}</span>
            <span className="block text-sm text-ink-soft">{strings.header.roles[user.role]}</span>
          </p>
        )}
        <SiteNavigation links={links} className="border-b border-line p-2 md:hidden" />
        <div className="grid gap-4 px-5 py-4">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
        {user && (
          <div className="border-t border-line p-2">
            <SiteNavigation links={ownLinks} label={strings.header.account} />
            <SignOutButton userId={user.id} />
          </div>
        )}
      </div>
    </>
  )
}
