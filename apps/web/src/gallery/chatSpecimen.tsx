'use client'

import type { SocketChat } from '@steppergo/chat-react'
import { ChatView, type ChatViewProps } from '@steppergo/chat-react/parts'
import { buildChat, trip, tripTitle } from './fixtures.ts'
import type { Specimen } from './specimen.ts'

interface Picture {
  id: string
  caption: string
  frame?: Specimen['frame']
  chat?: Partial<SocketChat>
  view?: Partial<ChatViewProps>
}

/** A whole chat, in the frame of a phone unless told otherwise. */
export function chatSpecimen({ id, caption, frame = 'phone', chat, view }: Picture): Specimen {
  const shown = buildChat(chat)
  return {
    id,
    caption,
    frame,
    show: (theme) => (
      <ChatView
        chat={shown}
        currentUserId="aida"
        tripTitle={tripTitle}
        trip={trip}
        theme={theme}
        {...view}
      />
    ),
  }
}
