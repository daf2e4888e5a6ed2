'use client'

import { useStrings } from '@/strings/useStrings'
import { ChoiceGroup } from '@/ui/ChoiceGroup'
import type { MuteDuration } from './decisions.ts'

const durations: readonly MuteDuration[] = ['hour', 'day', 'week', 'month']

export interface DurationChoiceProps {
  value: MuteDuration
  onChoose: (value: MuteDuration) => void
}

export function DurationChoice({ value, onChoose }: DurationChoiceProps) {
  const strings = useStrings().moderation.decide
  return (
    <div className="mt-4">
      <ChoiceGroup<MuteDuration>
        legend={strings.duration}
        choices={durations.map((one) => ({ value: one, label: strings.durations[one] }))}
        value={value}
        onChoose={onChoose}
      />
    </div>
  )
}
