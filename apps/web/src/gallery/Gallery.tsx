'use client'

import { ChatStringsProvider } from '@steppergo/chat-react'
import { useMemo, useSyncExternalStore } from 'react'
import { conversationSpecimens } from './chatSpecimens.ts'
import { composerSpecimens } from './composerSpecimens.tsx'
import { ALL, type GalleryView } from './galleryAddress.ts'
import { GalleryControls } from './GalleryControls.tsx'
import { badgeSpecimens, inboxSpecimens } from './inboxSpecimens.tsx'
import { moderatedSpecimens } from './moderatedSpecimens.ts'
import type { SpecimenGroup } from './specimen.ts'
import { SpecimenFigure } from './SpecimenFigure.tsx'
import { stateSpecimens } from './stateSpecimens.ts'
import './gallery.css'

/** Every component of the chat in every state, without a server. */
export function Gallery(view: GalleryView) {
  const { theme, locale, specimen } = view
  const now = useShownMoment()
  const groups = useMemo(() => buildGroups(now ?? 0), [now])
  return (
    <div
      lang="en"
      data-gallery-theme={theme}
      className="mx-auto w-full max-w-[108rem] px-4 py-8 sm:px-6"
    >
      <h1 className="text-3xl font-bold tracking-tight">Gallery</h1>
      <p className="mt-1 text-ink-soft">Every component of the chat in every state.</p>
      <GalleryControls {...view} />
      <ChatStringsProvider locale={locale}>
        {groups.map((group) => {
          const shown = group.specimens.filter(({ id }) => specimen === ALL || id === specimen)
          if (shown.length === 0) return null
          return (
            <section key={group.title} aria-label={group.title} className="mt-10">
              <h2 className="text-xl font-bold tracking-tight">{group.title}</h2>
              <div className="mt-4 grid grid-cols-[repeat(auto-fill,minmax(min(100%,24.375rem),24.375rem))] items-start gap-x-6 gap-y-8">
                {shown.map((each) => (
                  <SpecimenFigure
                    key={each.id}
                    specimen={each}
                    view={view}
                    isDrawn={now !== null}
                  />
                ))}
              </div>
            </section>
          )
        })}
      </ChatStringsProvider>
    </div>
  )
}

const buildGroups = (now: number): SpecimenGroup[] => [
  { title: 'Conversation', specimens: conversationSpecimens(now) },
  { title: 'States of a chat', specimens: stateSpecimens(now) },
  { title: 'Moderation', specimens: moderatedSpecimens(now) },
  { title: 'Composer', specimens: composerSpecimens(now) },
  { title: 'Inbox', specimens: inboxSpecimens(now) },
  { title: 'Badge', specimens: badgeSpecimens() },
]

/** Five past two of this day on the device's clock; null before the browser has taken over. */
const useShownMoment = () => useSyncExternalStore(subscribeToNothing, readShownMoment, () => null)

const readShownMoment = () => new Date().setHours(14, 5, 0, 0)
const subscribeToNothing = () => () => undefined
