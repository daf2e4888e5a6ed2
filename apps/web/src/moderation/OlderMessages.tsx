'use client'

import { useEffect, useRef, useState } from 'react'
import { useStrings } from '@/strings/useStrings'

export interface OlderMessagesProps {
  hasMore: boolean
  /** @throws when it did not work */
  onRead: () => Promise<void>
}

/** The way back in a conversation, or word that it begins here. */
export function OlderMessages({ hasMore, onRead }: OlderMessagesProps) {
  const strings = useStrings().moderation
  const [state, setState] = useState<'idle' | 'reading' | 'failed'>('idle')
  const start = useRef<HTMLParagraphElement>(null)
  const hadMore = useRef(hasMore)

  useEffect(() => {
    // The button that had the focus is gone.
    if (hadMore.current && !hasMore) start.current?.focus({ preventScroll: true })
    hadMore.current = hasMore
  }, [hasMore])

  async function handleClick() {
    setState('reading')
    try {
      await onRead()
      setState('idle')
    } catch {
      // What is read stays; the button tries again.
      setState('failed')
    }
  }

  return (
    <div className="my-4 text-center">
      {hasMore ? (
        <button
          type="button"
          aria-disabled={state === 'reading'}
          onClick={() => state !== 'reading' && void handleClick()}
          className="button button-quiet"
        >
          {state === 'reading' ? strings.working : strings.read.older}
        </button>
      ) : (
        <p ref={start} tabIndex={-1} className="text-sm text-ink-soft outline-none">
          {strings.read.start}
        </p>
      )}
      <p role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {state === 'failed' && strings.failed}
      </p>
    </div>
  )
}
