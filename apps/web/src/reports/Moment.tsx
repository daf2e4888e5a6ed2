'use client'

import { dayText, zonedTime } from '@steppergo/chat-react/dates'
import { useStrings } from '@/strings/useStrings'
import { useZone } from './useZone.ts'

export interface MomentProps {
  iso: string
  /** What happened then. */
  text: (moment: string) => string
}

/** Something that happened, on the clocks of whoever reads. */
export function Moment({ iso, text }: MomentProps) {
  const { dates } = useStrings()
  const moment = zonedTime(iso, useZone())
  return (
    <time dateTime={iso} className="tabular">
      {text(`${dayText(moment, dates)}, ${moment.clock}`)}
    </time>
  )
}
