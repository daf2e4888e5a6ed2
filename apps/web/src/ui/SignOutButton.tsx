'use client'

import { useState } from 'react'
import { postJson } from '@/api/postJson'
import { forgetDevice } from '@/session/forgetDevice'
import { useStrings } from '@/strings/useStrings'

export interface SignOutButtonProps {
  userId: string
}

export function SignOutButton({ userId }: SignOutButtonProps) {
  const strings = useStrings()
  const [isLeaving, setLeaving] = useState(false)

  async function handleSignOut() {
    setLeaving(true)
    // Whatever of it fails, the rest is still worth doing, and the next page shows the outcome.
    await Promise.allSettled([forgetDevice(userId)])
    await Promise.allSettled([postJson('/api/auth/sign-out')])
    // A new document: nothing of the old session stays in memory.
    window.location.assign('/sign-in')
  }

  return (
    <button
      type="button"
      disabled={isLeaving}
      onClick={() => void handleSignOut()}
      className="flex min-h-11 w-full items-center rounded-lg px-3 font-medium hover:bg-sunk"
    >
      {strings.header.signOut}
    </button>
  )
}
