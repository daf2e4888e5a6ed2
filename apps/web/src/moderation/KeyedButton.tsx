'use client'

import type { ReactNode } from 'react'
import { queueKeys, type QueueAct } from './queueKeys.ts'

const looks = {
  primary: 'button-primary',
  quiet: 'button-quiet',
  danger: 'button-danger',
  text: 'button-text',
}

export interface KeyedButtonProps {
  act: QueueAct
  look: keyof typeof looks
  isBusy: boolean
  hasKeys: boolean
  onClick: () => void
  children: ReactNode
}

/** A button that a single key presses too; the key stands on it where there is a keyboard. */
export function KeyedButton({ act, look, isBusy, hasKeys, onClick, children }: KeyedButtonProps) {
  return (
    <button
      type="button"
      // Not disabled: that would drop the focus while it works.
      aria-disabled={isBusy}
      aria-keyshortcuts={hasKeys ? queueKeys[act].toUpperCase() : undefined}
      onClick={() => !isBusy && onClick()}
      className={`button max-sm:flex-auto ${looks[look]}`}
    >
      {children}
      {hasKeys && (
        <kbd aria-hidden="true" className="key key-on-button">
          {queueKeys[act].toUpperCase()}
        </kbd>
      )}
    </button>
  )
}
