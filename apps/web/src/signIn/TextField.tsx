'use client'

import { useId } from 'react'

export interface TextFieldProps {
  name: string
  type: 'email' | 'password'
  label: string
  autoComplete: string
  error: string | null
}

export function TextField({ name, type, label, autoComplete, error }: TextFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        className="block min-h-12 w-full rounded-lg border border-line-strong bg-surface px-3.5 text-base aria-invalid:border-danger"
      />
      {error !== null && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
