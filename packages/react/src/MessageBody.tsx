import type { ChatMessage } from '@steppergo/chat-client'
import type { Message } from '@steppergo/chat-protocol'
import { SYSTEM_EVENTS, type SystemEvent } from '@steppergo/chat-protocol/constants'
import { use, useCallback } from 'react'
import { FoundText } from './FoundText.tsx'
import { HostRepliesContext, messageText, useMessageText } from './quickReplies.ts'
import { RichText } from './richText.tsx'
import { useStrings, useWords } from './strings/useWords.ts'
import type { Formats } from './strings/formats.ts'
import type { ChatStrings } from './strings/strings.ts'

/** What a message says, or why it says nothing. */
export function MessageBody({ message }: { message: ChatMessage }) {
  const strings = useStrings()
  const absence = absenceOf(message, strings)
  const text = useMessageText(message)
  const findings = message.error?.findings
  if (absence) return <em className="sg-absent">{absence}</em>
  return (
    <span className="sg-text" dir="auto">
      {findings ? <FoundText text={text} findings={findings} /> : <RichText text={text} />}
    </span>
  )
}

export function SystemNote({ message }: { message: ChatMessage }) {
  const { strings, formats } = useWords()
  return <p className="sg-system">{systemText(message, strings, formats)}</p>
}

/** Gives the text of a message in one line and the reader's words, for previews and announcements. */
export function usePlainText(): (message: Message | ChatMessage) => string {
  const { locale, strings, formats } = useWords()
  const host = use(HostRepliesContext)
  return useCallback(
    (message) => {
      if (message.type === 'SYSTEM') return systemText(message, strings, formats)
      return absenceOf(message, strings) ?? messageText(message, { locale, strings, host })
    },
    [locale, strings, formats, host],
  )
}

function absenceOf(message: Message | ChatMessage, strings: ChatStrings): string | null {
  if (message.deletedAt !== null) return strings.messageDeleted
  if (message.hiddenAt !== null) return strings.messageHidden
  return message.type === 'TEXT' || message.content ? null : strings.messageUnsupported
}

function systemText(
  { content, metadata }: Message | ChatMessage,
  strings: ChatStrings,
  formats: Formats,
): string {
  const event = metadata?.['event']
  if (!isSystemEvent(event)) return content
  const name = metadata?.['name']
  const departureAt = metadata?.['departureAt']
  // Without the name the sentence would have a hole; the server's own sentence has none.
  if (typeof name !== 'string' && event.startsWith('participant.')) return content
  return strings.system[event]({
    name: typeof name === 'string' ? name : '',
    time: typeof departureAt === 'string' ? formats.dateTime(departureAt) : '',
  })
}

const isSystemEvent = (event: unknown): event is SystemEvent =>
  SYSTEM_EVENTS.some((known) => known === event)
