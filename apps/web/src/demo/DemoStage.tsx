'use client'

import { useState } from 'react'
import { useStrings } from '@/strings/useStrings'
import { ChoiceGroup } from '@/ui/ChoiceGroup'
import { DemoSide } from './DemoSide.tsx'
import type { OpenedDemo } from './openDemo.ts'

type Side = 'driver' | 'passenger'

/** Two people in one window; on a phone one of them at a time, both connected. */
export function DemoStage({ trip, driver, passenger }: OpenedDemo) {
  const strings = useStrings().demo
  const [side, setSide] = useState<Side>('driver')
  return (
    <div className="mx-auto flex h-[calc(100dvh-4.0625rem)] min-h-[30rem] w-full max-w-6xl flex-col px-4 py-4 sm:px-6 md:py-8">
      <h1 className="text-3xl font-bold tracking-tight max-md:sr-only">{strings.title}</h1>
      <p className="mt-1 text-ink-soft max-md:hidden">{strings.lead}</p>
      <div className="md:hidden">
        <ChoiceGroup<Side>
          legend={trip.title}
          value={side}
          onChoose={setSide}
          choices={[
            { value: 'driver', label: strings.driverSide },
            { value: 'passenger', label: strings.passengerSide },
          ]}
        />
      </div>
      <div className="mt-4 grid min-h-0 flex-1 gap-6 md:mt-6 md:grid-cols-2">
        <DemoSide
          label={strings.driverSide}
          person={driver}
          trip={trip}
          className={side === 'driver' ? '' : 'max-md:hidden'}
        />
        <DemoSide
          label={strings.passengerSide}
          person={passenger}
          trip={trip}
          className={side === 'passenger' ? '' : 'max-md:hidden'}
        />
      </div>
    </div>
  )
}
