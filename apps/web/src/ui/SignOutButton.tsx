'use client'

import { useState } from 'react'
import { postJson } from '@/api/postJson'
import { useStrings } from '@/strings/useStrings'

export function SignOutButton() {
  const strings = useStrings()
  const [isLeaving, setLeaving] = useState(false)

  async function handleSignOut() {
    setLeaving(true)
    try {
      await postJson('/api/auth/sign-out')
    } finally {
      // A new document: nothing of the old session stays in memory.
      window.location.assign('/sign-in')
    }
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
