'use client'

import { useEffect } from 'react'
import { acquireChatClient } from '@steppergo/chat-client'
import { useWaitingReports } from '@/moderation/ReportCountsProvider'
import { refreshToken } from '@/session/refreshToken'
import { countInTitle } from './countInTitle.ts'

export interface UnreadTitleProps {
  token: string
  currentUserId: string
}

/** Keeps the number of unread messages and, for moderators, waiting cases in the title: "(3) My trips". */
export function UnreadTitle({ token, currentUserId }: UnreadTitleProps) {
  const waiting = useWaitingReports()
  useEffect(() => {
    const { client, release } = acquireChatClient({ token, userId: currentUserId, refreshToken })
    const { inbox } = client
    const show = () => {
      const title = countInTitle(document.title, inbox.getState().totalUnread + waiting)
      if (document.title !== title) document.title = title
    }
    // Every page brings a title of its own, some time after the route has changed.
    const titles = new MutationObserver(show)
    titles.observe(document.head, { childList: true, subtree: true, characterData: true })
    const unsubscribe = inbox.subscribe(show)
    inbox.open()
    show()
    return () => {
      titles.disconnect()
      unsubscribe()
      inbox.close()
      release()
      document.title = countInTitle(document.title, 0)
    }
  }, [token, currentUserId, waiting])
  return null
}
