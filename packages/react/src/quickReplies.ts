import type { Message, Participant, ParticipantRole } from '@steppergo/chat-protocol'
import { createContext, use } from 'react'
import type { ChatLocale, OfferedReply, QuickReply } from './props.ts'
import { useWords } from './strings/useWords.ts'
import type { ChatStrings } from './strings/strings.ts'
import type { SocketChat } from './useSocketChat.ts'

export type QuickReplyId =
  'on-my-way' | 'arrived' | 'late-10' | 'driving' | 'where' | 'coming' | 'late-5' | 'thanks'

const offeredTo: Record<ParticipantRole, readonly QuickReplyId[]> = {
  DRIVER: ['on-my-way', 'arrived', 'late-10', 'driving'],
  ORGANIZER: ['where', 'on-my-way', 'late-10', 'thanks'],
  PASSENGER: ['coming', 'where', 'late-5', 'thanks'],
}

/** The replies that the host offers in place of the built-in ones. */
export const HostRepliesContext = createContext<readonly QuickReply[] | undefined>(undefined)

/** What somebody of that role may send with one tap. */
export function useOfferedReplies(role: ParticipantRole | null): readonly OfferedReply[] {
  const { locale, strings } = useWords()
  const host = use(HostRepliesContext)
  if (host) return host.map(({ id, text }) => ({ id, text: text[locale] ?? text.en }))
  return role === null ? [] : offeredTo[role].map((id) => ({ id, text: strings.quickReplies[id] }))
}

export const sendReply = (chat: Pick<SocketChat, 'sendMessage'>, { id, text }: OfferedReply) =>
  chat.sendMessage(text, { metadata: { quickReplyId: id } })

export const roleOf = (participants: readonly Participant[], userId: string) =>
  participants.find((participant) => participant.userId === userId)?.role ?? null

type Written = Pick<Message, 'content' | 'metadata' | 'editedAt'>

/** What a message says: a quick reply in the reader's language, all else as it was written. */
export function useMessageText(message: Written): string {
  const { locale, strings } = useWords()
  return messageText(message, { locale, strings, host: use(HostRepliesContext) })
}

interface Reader {
  strings: ChatStrings
  locale: ChatLocale
  host: readonly QuickReply[] | undefined
}

export function messageText(message: Written, { strings, locale, host }: Reader): string {
  const { content, metadata, editedAt } = message
  const id = metadata?.['quickReplyId']
  // Whoever edits a reply means their own words.
  if (typeof id !== 'string' || editedAt !== null) return content
  const own = host?.find((reply) => reply.id === id)?.text
  if (own) return own[locale] ?? own.en
  return isBuiltIn(id, strings) ? strings.quickReplies[id] : content
}

const isBuiltIn = (id: string, { quickReplies }: ChatStrings): id is QuickReplyId =>
  Object.hasOwn(quickReplies, id)
