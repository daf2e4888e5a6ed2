'use client'

import { useCallback, useRef, useState } from 'react'
import type { Standing } from '@steppergo/chat-protocol'
import { fetchStanding } from './moderationApi.ts'

/** What moderation has decided about the authors in sight; `unread` where it could not be asked. */
export type Standings = Readonly<Record<string, Standing | 'unread'>>

/** Each author is asked about once, however many cases they have, until something is decided. */
export function useStandings() {
  const [standings, setStandings] = useState<Standings>({})
  const asked = useRef(new Set<string>())

  const setStanding = useCallback((userId: string, standing: Standing | 'unread') => {
    setStandings((known) => ({ ...known, [userId]: standing }))
  }, [])
  const refresh = useCallback(
    async (userId: string) => {
      asked.current.add(userId)
      try {
        setStanding(userId, await fetchStanding(userId))
      } catch {
        // The card says so; coming by once more asks again.
        asked.current.delete(userId)
        setStanding(userId, 'unread')
      }
    },
    [setStanding],
  )
  const want = useCallback(
    (userId: string) => {
      if (!asked.current.has(userId)) void refresh(userId)
    },
    [refresh],
  )
  return { standings, want, refresh, setStanding }
}
