'use client'

import { ChatInterface } from '@/components/chat'
import { usePreferences } from '@/preferences/usePreferences'
import { useStrings } from '@/strings/useStrings'
import { Avatar } from '@/ui/Avatar'
import type { OpenedDemo } from './openDemo.ts'
import type { DemoPerson } from './signInDemo.ts'

export interface DemoSideProps {
  label: string
  person: DemoPerson
  trip: OpenedDemo['trip']
  className: string
}

export function DemoSide({ label, person, trip, className }: DemoSideProps) {
  const strings = useStrings().demo
  const { locale, theme } = usePreferences()
  return (
    <section aria-label={label} className={`flex min-h-0 min-w-0 flex-col ${className}`}>
      <h2 className="mb-3 flex items-center gap-3">
        <Avatar name={person.name} />
        <span>
          <span className="block leading-tight font-semibold max-md:sr-only">{label}</span>
          <span className="block text-sm text-ink-soft">{strings.signedInAs(person.name)}</span>
        </span>
      </h2>
      <div className="min-h-0 flex-1 overflow-hidden rounded-card border border-line">
        <ChatInterface
          tripId={trip.id}
          currentUserId={person.userId}
          token={person.token}
          tripTitle={trip.title}
          trip={trip}
          locale={locale}
          theme={theme}
        />
      </div>
    </section>
  )
}
