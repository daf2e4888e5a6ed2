'use client'

import Link from 'next/link'
import type { RefObject } from 'react'
import { useStrings } from '@/strings/useStrings'
import { QueueCounters } from './QueueCounters.tsx'

export interface QueueHeadProps {
  /** The heading takes the focus when no case is left. */
  ref: RefObject<HTMLHeadingElement | null>
  isAdmin: boolean
  onOpenKeys: () => void
}

export function QueueHead({ ref, isAdmin, onOpenKeys }: QueueHeadProps) {
  const strings = useStrings().moderation
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-4">
        <h1 ref={ref} tabIndex={-1} className="text-3xl font-bold tracking-tight outline-none">
          {strings.title}
        </h1>
        <div className="max-sm:w-full">
          <QueueCounters />
        </div>
      </div>
      <p className="mt-3 text-ink-soft">{strings.lead}</p>
      <p className="mt-1 flex flex-wrap gap-x-5">
        <button type="button" onClick={onOpenKeys} className="link">
          {strings.keys.open}
        </button>
        {isAdmin && (
          <Link href="/moderation/audit" className="link">
            {strings.audit}
          </Link>
        )}
      </p>
    </>
  )
}
