'use client'

import Link from 'next/link'
import { useStrings } from '@/strings/useStrings'
import { EmptyState } from '@/ui/EmptyState'
import { queueAddress, type QueueFilter } from './queueFilter.ts'

export interface QueueEmptyProps {
  filter: QueueFilter
}

/** Nothing waits at all, or nothing that fits. */
export function QueueEmpty({ filter }: QueueEmptyProps) {
  const strings = useStrings().moderation
  if (filter.status === 'waiting' && filter.reason === null) {
    return <EmptyState level={2} title={strings.emptyTitle} text={strings.emptyText} />
  }
  return (
    <EmptyState level={2} title={strings.noMatchTitle} text={strings.noMatchText}>
      <Link
        href={queueAddress({ status: 'waiting', reason: null })}
        className="button button-quiet"
      >
        {strings.showWaiting}
      </Link>
    </EmptyState>
  )
}
