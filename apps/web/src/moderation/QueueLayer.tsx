'use client'

import type { Report, ReportResolution } from '@steppergo/chat-protocol'
import { KeysDialog } from './KeysDialog.tsx'
import { LiftDialog, type Lift } from './LiftDialog.tsx'
import type { Decision } from './moderationApi.ts'
import { ReadDialog } from './ReadDialog.tsx'
import { ResolveDialog } from './ResolveDialog.tsx'

/** The window above the queue, if there is one. */
export type Layer =
  | { type: 'keys' }
  | { type: 'resolve'; reportId: string; initial: ReportResolution | null }
  | { type: 'read'; reportId: string }
  | { type: 'lift'; reportId: string; lift: Lift }

export interface QueueLayerProps {
  layer: Layer | null
  cases: readonly Report[]
  currentUserId: string
  hasKeys: boolean
  onSwitchKeys: (isOn: boolean) => void
  onResolve: (report: Report, decision: Decision) => Promise<void>
  onLift: (report: Report, lift: Lift, reason: string) => Promise<void>
  onClose: () => void
}

export function QueueLayer(props: QueueLayerProps) {
  const { layer, cases, currentUserId, onResolve, onLift, onClose } = props
  if (!layer) return null
  if (layer.type === 'keys') {
    return <KeysDialog isOn={props.hasKeys} onSwitch={props.onSwitchKeys} onClose={onClose} />
  }
  const report = cases.find(({ id }) => id === layer.reportId)
  // Somebody else was faster: the window goes with its case.
  if (!report) return null
  switch (layer.type) {
    case 'resolve':
      return (
        <ResolveDialog
          {...{ report, currentUserId, onClose }}
          initial={layer.initial}
          onResolve={(decision) => onResolve(report, decision)}
        />
      )
    case 'read':
      return <ReadDialog report={report} onClose={onClose} />
    case 'lift':
      return (
        <LiftDialog
          lift={layer.lift}
          name={report.authorName ?? ''}
          onLift={(reason) => onLift(report, layer.lift, reason)}
          onClose={onClose}
        />
      )
  }
}
