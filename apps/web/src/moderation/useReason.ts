'use client'

import { useState, type SubmitEvent } from 'react'
import { isReasonEnough } from './reason.ts'

interface UseReasonOptions {
  isRequired: boolean
  /** @throws when it did not work */
  send: (reason: string) => Promise<void>
}

/** A form whose one field says why: nothing is sent before it says enough. */
export function useReason({ isRequired, send }: UseReasonOptions) {
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'asking' | 'incomplete' | 'sending' | 'failed'>('asking')
  const isEnough = isReasonEnough(reason, { isRequired })

  async function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!isEnough) {
      setState('incomplete')
      event.currentTarget.querySelector('textarea')?.focus()
      return
    }
    setState('sending')
    try {
      await send(reason.trim())
    } catch {
      // What was written stays; whatever the server said, trying again is all there is to do.
      setState('failed')
    }
  }

  return {
    ...{ reason, setReason },
    handleSubmit: (event: SubmitEvent<HTMLFormElement>) => void handleSubmit(event),
    hasProblem: state === 'incomplete' && !isEnough,
    isSending: state === 'sending',
    hasFailed: state === 'failed',
  }
}
