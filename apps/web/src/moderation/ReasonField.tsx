'use client'

import { useId, type KeyboardEvent } from 'react'
import { COMMENT_MAX_CODE_POINTS } from '@steppergo/chat-protocol/constants'
import { useStrings } from '@/strings/useStrings'

export interface ReasonFieldProps {
  value: string
  onChange: (value: string) => void
  hint: string
  isRequired: boolean
  hasProblem: boolean
  hasFocus?: boolean
}

/** Where a moderator says why. Enter is a new line, with Ctrl or ⌘ it sends. */
export function ReasonField(props: ReasonFieldProps) {
  const { value, onChange, hint, isRequired, hasProblem, hasFocus } = props
  const strings = useStrings().moderation.why
  const id = useId()

  function handleKey(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }

  return (
    <div className="mt-4">
      <label htmlFor={id} className="font-semibold">
        {isRequired ? strings.label : strings.optional}
      </label>
      <p id={`${id}-hint`} className="text-sm text-ink-soft">
        {hint}
      </p>
      <textarea
        id={id}
        name="reason"
        rows={2}
        value={value}
        maxLength={COMMENT_MAX_CODE_POINTS}
        required={isRequired}
        aria-invalid={hasProblem}
        aria-describedby={hasProblem ? `${id}-hint ${id}-problem` : `${id}-hint`}
        data-autofocus={hasFocus ? '' : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={handleKey}
        className="field mt-2 w-full py-2"
      />
      <p id={`${id}-problem`} role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {hasProblem && strings.missing}
      </p>
    </div>
  )
}
