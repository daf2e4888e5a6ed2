'use client'

import Link from 'next/link'
import { REPORT_REASONS } from '@steppergo/chat-protocol/constants'
import { useRouter } from 'next/navigation'
import { useId } from 'react'
import { useStrings } from '@/strings/useStrings'
import { queueAddress, queueStatuses, readQueueFilter, type QueueFilter } from './queueFilter.ts'

export interface QueueFiltersProps {
  filter: QueueFilter
}

/** Which cases are shown; every choice has an address of its own. */
export function QueueFilters({ filter }: QueueFiltersProps) {
  const strings = useStrings().moderation
  const { push } = useRouter()
  const reasonId = useId()
  return (
    <div className="mt-6 flex flex-wrap items-end gap-x-6 gap-y-3">
      <nav aria-label={strings.filters.label} className="max-sm:w-full">
        <ul className="grid grid-cols-2 rounded-lg border border-line-strong p-0.5 sm:flex">
          {queueStatuses.map((status) => (
            <li key={status}>
              <Link
                href={queueAddress({ ...filter, status })}
                aria-current={status === filter.status ? 'page' : undefined}
                className="flex min-h-11 items-center justify-center rounded-md px-4 text-sm font-medium hover:bg-sunk aria-[current=page]:bg-primary aria-[current=page]:text-on-primary"
              >
                {strings.filters.status[status]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="max-sm:w-full">
        <label htmlFor={reasonId} className="mb-1.5 block text-sm text-ink-soft">
          {strings.filters.reason}
        </label>
        <select
          id={reasonId}
          value={filter.reason ?? ''}
          onChange={(event) =>
            push(
              queueAddress({
                ...filter,
                reason: readQueueFilter({ reason: event.target.value }).reason,
              }),
            )
          }
          className="field w-full sm:w-56"
        >
          <option value="">{strings.filters.anyReason}</option>
          {REPORT_REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {strings.reasons[reason]}
            </option>
          ))}
        </select>
      </div>
    </div>
  )
}
