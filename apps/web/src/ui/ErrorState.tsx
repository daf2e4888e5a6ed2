'use client'

import { useStrings } from '@/strings/useStrings'
import { EmptyState } from './EmptyState.tsx'
import { Wordmark } from './Wordmark.tsx'

export interface ErrorStateProps {
  /** Names the server's log lines about the fault. */
  digest: string | undefined
  onRetry: () => void
}

export function ErrorState({ digest, onRetry }: ErrorStateProps) {
  const strings = useStrings().error
  return (
    <main className="flex flex-1 flex-col">
      <EmptyState title={strings.title} text={strings.text}>
        <button type="button" className="button button-primary" onClick={onRetry}>
          {strings.retry}
        </button>
        {digest !== undefined && (
          <p className="mt-4 text-sm text-ink-soft">{strings.reference(digest)}</p>
        )}
      </EmptyState>
      <p className="flex justify-center pb-10">
        <Wordmark />
      </p>
    </main>
  )
}
