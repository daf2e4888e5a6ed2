import type { TripStatus } from '@steppergo/chat-protocol'
import type { Strings } from '@/strings/en'

export interface TripStatusChipProps {
  status: TripStatus
  strings: Strings['trips']
}

const looks: Record<TripStatus, string> = {
  SCHEDULED: 'bg-primary-soft text-primary-strong',
  ACTIVE: 'bg-wheat-soft text-wheat-ink',
  COMPLETED: 'bg-sunk text-ink-soft',
  CANCELLED: 'bg-danger-soft text-danger',
}

export function TripStatusChip({ status, strings }: TripStatusChipProps) {
  return (
    <span
      className={`inline-flex shrink-0 items-center rounded-full px-2.5 py-0.5 text-sm font-medium ${looks[status]}`}
    >
      {strings.status[status]}
    </span>
  )
}
