'use client'

import { useStrings } from '@/strings/useStrings'
import { Dialog } from '@/ui/Dialog'
import { DialogClose } from './DialogClose.tsx'
import { queueKeys, type QueueAct } from './queueKeys.ts'

const listed: readonly QueueAct[] = [
  'next',
  'previous',
  'take',
  'hide',
  'read',
  'resolve',
  'dismiss',
  'sheet',
]
const arrows: Partial<Record<QueueAct, string>> = { next: '↓', previous: '↑' }

export interface KeysDialogProps {
  isOn: boolean
  onSwitch: (isOn: boolean) => void
  onClose: () => void
}

/** What the keyboard can do, and the switch that turns it off. */
export function KeysDialog({ isOn, onSwitch, onClose }: KeysDialogProps) {
  const strings = useStrings().moderation
  return (
    <Dialog title={strings.keys.open} onClose={onClose}>
      <dl className={`mt-4 grid grid-cols-[1fr_auto] gap-y-1 ${isOn ? '' : 'text-ink-soft'}`}>
        {listed.map((act) => (
          <div key={act} className="col-span-2 grid grid-cols-subgrid items-center py-1">
            <dt>{strings.keys[act]}</dt>
            <dd className="flex gap-1.5">
              <kbd className="key">{queueKeys[act].toUpperCase()}</kbd>
              {arrows[act] !== undefined && <kbd className="key">{arrows[act]}</kbd>}
            </dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-11 cursor-pointer items-center gap-3 border-t border-line pt-4">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={(event) => onSwitch(event.target.checked)}
          className="size-6 shrink-0 accent-primary"
        />
        <span>
          <span className="block font-semibold">{strings.keys.switch}</span>
          <span className="block text-sm text-ink-soft">{strings.keys.switchHint}</span>
        </span>
      </label>
      <DialogClose />
    </Dialog>
  )
}
