'use client'

import { useRef, useState, type FormEvent } from 'react'
import { useStrings } from '@/strings/useStrings'
import { signIn } from './signIn.ts'
import { TextField } from './TextField.tsx'

export interface SignInFormProps {
  nextPath: string
}

export function SignInForm({ nextPath }: SignInFormProps) {
  const strings = useStrings().signIn
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [missing, setMissing] = useState({ email: false, password: false })

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const email = String(data.get('email')).trim()
    const password = String(data.get('password'))
    const lacks = { email: !email.includes('@'), password: password === '' }
    setMissing(lacks)
    setRefusal(null)
    if (lacks.email || lacks.password) {
      focusField(lacks.email ? 'email' : 'password')
      return
    }
    setBusy(true)
    const text = await signIn({ email, password }, nextPath, strings)
    if (text === null) return
    setBusy(false)
    setRefusal(text)
    focusField('password')
  }

  function focusField(name: string) {
    form.current?.querySelector<HTMLInputElement>(`[name=${name}]`)?.focus()
  }

  return (
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={(event) => void handleSubmit(event)}
      className="mt-8 grid gap-5"
    >
      <TextField
        name="email"
        type="email"
        label={strings.email}
        autoComplete="username"
        error={missing.email ? strings.emailMissing : null}
      />
      <TextField
        name="password"
        type="password"
        label={strings.password}
        autoComplete="current-password"
        error={missing.password ? strings.passwordMissing : null}
      />
      <p role="alert" className="rounded-lg bg-danger-soft px-3.5 py-2.5 text-danger empty:hidden">
        {refusal}
      </p>
      <button type="submit" disabled={isBusy} className="button button-primary w-full">
        {isBusy ? strings.submitting : strings.submit}
      </button>
    </form>
  )
}
