import type { User } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'

export interface SiteLink {
  href: string
  label: keyof Pick<
    Strings['header'],
    'trips' | 'driver' | 'moderation' | 'reports' | 'demo' | 'signIn'
  >
}

/** The pages this visitor can do something on. */
export function siteLinks(
  user: User | null,
  { isDriver, isDemo }: { isDriver: boolean; isDemo: boolean },
): SiteLink[] {
  const demo: SiteLink[] = isDemo ? [{ href: '/demo', label: 'demo' }] : []
  if (!user) return [...demo, { href: '/sign-in', label: 'signIn' }]
  if (user.role !== 'USER') {
    return [{ href: '/moderation', label: 'moderation' }, { href: '/', label: 'trips' }, ...demo]
  }
  const driver: SiteLink[] = isDriver ? [{ href: '/driver', label: 'driver' }] : []
  return [{ href: '/', label: 'trips' }, ...driver, ...demo]
}
