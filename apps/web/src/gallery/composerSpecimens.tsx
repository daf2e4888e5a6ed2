'use client'

import { MessageInput, type MessageInputProps } from '@steppergo/chat-react'
import { ChatView } from '@steppergo/chat-react/parts'
import { useState } from 'react'
import type { Theme } from '@/preferences/preferenceCookies'
import { buildChat, buildMessages, trip, tripTitle } from './fixtures.ts'
import { talk } from './fixturesMessages.ts'
import type { Specimen } from './specimen.ts'

const LIMIT = 5_000
const WAIT_MS = 90_000

const nothing = () => undefined
const draft = (length: number) => ({
  text: 'Выезжаем из Алматы в 8:30. '.repeat(LIMIT).slice(0, length),
})

export const composerSpecimens = (now: number): Specimen[] => [
  composer('composer-empty', 'Empty', {}),
  composer('composer-draft', 'A draft of three lines', {
    savedDraft: { text: 'Здравствуйте!\nЯ у третьего входа.\nЖду вас' },
  }),
  composer('composer-near', 'A draft near the limit', { savedDraft: draft(LIMIT - 120) }),
  composer('composer-over', 'A draft over the limit', { savedDraft: draft(LIMIT + 21) }),
  composer('composer-disabled', 'Disabled', { disabled: true }),
  {
    id: 'chat-limited',
    caption: 'Too many messages',
    frame: 'phone',
    show: (theme) => <LimitedChat theme={theme} now={now} />,
  },
]

/** Alone, the composer has its colours from the root around it. */
function composer(id: string, caption: string, props: Partial<MessageInputProps>): Specimen {
  return {
    id,
    caption,
    frame: 'strip',
    show: (theme) => (
      <div className="sg-root" data-sg-theme={theme}>
        <MessageInput onSend={nothing} {...props} />
      </div>
    ),
  }
}

function LimitedChat({ theme, now }: { theme: Theme; now: number }) {
  const [chat] = useState(() =>
    buildChat({
      messages: buildMessages(now, 'aida', talk),
      savedDraft: { text: 'И ещё один вопрос' },
      rateLimitedUntil: Date.now() + WAIT_MS,
    }),
  )
  return (
    <ChatView chat={chat} currentUserId="aida" tripTitle={tripTitle} trip={trip} theme={theme} />
  )
}
