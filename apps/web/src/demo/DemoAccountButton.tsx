'use client'

import { useState } from 'react'
import { usePreferences } from '@/preferences/usePreferences'
import { signIn } from '@/signIn/signIn'
import { useStrings } from '@/strings/useStrings'
import { Avatar } from '@/ui/Avatar'
import type { DemoAccount } from './demoAccounts.ts'

export interface DemoAccountButtonProps {
  account: DemoAccount
  nextPath: string
}

export function DemoAccountButton({ account, nextPath }: DemoAccountButtonProps) {
  const strings = useStrings().signIn
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const { locale } = usePreferences()
  const { email, password, note } = account

  async function handleClick() {
    setBusy(true)
    const text = await signIn({ email, password }, nextPath, strings)
    setRefusal(text)
    if (text !== null) setBusy(false)
  }

  return (
    <>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => void handleClick()}
        className="card flex min-h-14 w-full items-center gap-3 px-3 py-2 text-left hover:border-primary disabled:opacity-60"
      >
        <Avatar name={account.name} />
        <span className="min-w-0">
          <span className="block truncate font-medium">{account.name}</span>
          <span className="block text-sm text-ink-soft">
            {isBusy ? strings.submitting : locale === 'en' ? note : email}
          </span>
        </span>
      </button>
      <p role="alert" className="mt-1 text-sm text-danger empty:hidden">
        {refusal}
      </p>
    </>
  )
}
