'use client'

import { useRef, useState } from 'react'
import type { Block } from '@steppergo/chat-protocol'
import { postJson } from '@/api/postJson'
import { useStrings } from '@/strings/useStrings'
import { Avatar } from '@/ui/Avatar'
import { Moment } from './Moment.tsx'

export interface BlockedPeopleProps {
  initial: readonly Block[]
}

/** Of whom somebody does not want to hear, and the way to hear of them again. */
export function BlockedPeople({ initial }: BlockedPeopleProps) {
  const strings = useStrings().reports
  const [blocks, setBlocks] = useState(initial)
  const [busyId, setBusyId] = useState<string | null>(null)
  const [said, setSaid] = useState<{ text: string; hasFailed: boolean } | null>(null)
  const title = useRef<HTMLHeadingElement>(null)

  async function handleUnblock({ userId, name }: Block) {
    setBusyId(userId)
    try {
      await postJson(`/api/blocks/${encodeURIComponent(userId)}/remove`)
      setBlocks((known) => known.filter((block) => block.userId !== userId))
      setSaid({ text: strings.unblocked(name), hasFailed: false })
      // The button that had the focus is gone.
      title.current?.focus()
    } catch {
      // The person stays in the list; trying again is all there is to do.
      setSaid({ text: strings.failed, hasFailed: true })
    } finally {
      setBusyId(null)
    }
  }

  return (
    <section aria-labelledby="blocked-title" className="mt-12">
      <h2
        ref={title}
        id="blocked-title"
        tabIndex={-1}
        className="text-xl font-semibold outline-none"
      >
        {strings.blockedTitle}
      </h2>
      <p className="mt-1 text-ink-soft">
        {blocks.length === 0 ? strings.blockedEmpty : strings.blockedText}
      </p>
      <p
        role="status"
        className={`mt-2 font-medium empty:hidden ${said?.hasFailed ? 'text-danger' : 'text-primary-strong'}`}
      >
        {said?.text}
      </p>
      {blocks.length > 0 && (
        <ul className="card mt-4 divide-y divide-line">
          {blocks.map((block) => (
            <li
              key={block.userId}
              className="flex flex-wrap items-center gap-3 px-4 py-3 sm:flex-nowrap"
            >
              <Avatar name={block.name} />
              <div className="min-w-0 flex-1 max-sm:basis-48">
                <p className="truncate font-medium">
                  <bdi>{block.name}</bdi>
                </p>
                <p className="text-sm text-ink-soft">
                  <Moment iso={block.createdAt} text={strings.blockedOn} />
                </p>
              </div>
              <button
                type="button"
                aria-disabled={busyId !== null}
                aria-label={strings.unblockName(block.name)}
                onClick={() => busyId === null && void handleUnblock(block)}
                className="button button-quiet shrink-0 max-sm:w-full"
              >
                {strings.unblock}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
