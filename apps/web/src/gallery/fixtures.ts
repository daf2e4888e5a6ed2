import type { ChatMessage } from '@steppergo/chat-client'
import type { Participant } from '@steppergo/chat-protocol'
import type { ShownTrip, SocketChat } from '@steppergo/chat-react'

export const people = {
  aida: { userId: 'aida', name: 'Аида Бекова', role: 'PASSENGER' },
  nurlan: { userId: 'nurlan', name: 'Нұрлан Ахметов', role: 'DRIVER' },
  timur: { userId: 'timur', name: 'Timur Kim', role: 'PASSENGER' },
  gulnara: { userId: 'gulnara', name: 'Гульнара Сапарова', role: 'ORGANIZER' },
} as const satisfies Record<string, Participant>

export type Person = keyof typeof people

export const everybody: readonly Participant[] = Object.values(people)

export const trip: ShownTrip = {
  origin: 'Алматы',
  destination: 'Бишкек',
  departureAt: '2026-05-07T03:30:00.000Z',
  timeZone: 'Asia/Almaty',
}

export const tripTitle = 'Алматы → Бишкек'

export const MINUTE_MS = 60_000

/** What somebody wrote; nobody is the system. */
export interface Line {
  by: Person | null
  minutesAgo: number
  text: string
  change?: Partial<ChatMessage>
}

export const isoBefore = (now: number, minutes: number) =>
  new Date(now - minutes * MINUTE_MS).toISOString()

export function buildMessages(now: number, reader: Person, lines: readonly Line[]): ChatMessage[] {
  return lines.map((line, index) => buildMessage(now, reader, { ...line, seq: index + 1 }))
}

function buildMessage(now: number, reader: Person, line: Line & { seq: number }): ChatMessage {
  const { by, minutesAgo, text, seq, change } = line
  return {
    key: `message-${seq}`,
    id: `message-${seq}`,
    conversationId: 'conversation',
    seq,
    senderId: by,
    senderName: by === null ? null : people[by].name,
    type: by === null ? 'SYSTEM' : 'TEXT',
    content: text,
    metadata: null,
    status: 'READ',
    tempId: null,
    createdAt: isoBefore(now, minutesAgo),
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    isOwn: by === reader,
    readAt: by === reader ? isoBefore(now, minutesAgo - 1) : null,
    error: null,
    ...change,
  }
}

/** What a message of one's own is before the server has taken it. */
export const pending = (status: 'SENDING' | 'FAILED'): Partial<ChatMessage> => ({
  status,
  seq: null,
  readAt: null,
  tempId: `pending-${status}`,
})

const nothing = () => undefined

/** A chat of two that is open and connected, and in which nothing happens whatever is pressed. */
export function buildChat(change: Partial<SocketChat> = {}): SocketChat {
  return {
    conversationId: 'conversation',
    phase: 'ready',
    isStale: false,
    messages: [],
    participants: [people.nurlan, people.aida],
    watermarks: {},
    typingUsers: [],
    unread: 0,
    hasOlder: false,
    isLoadingOlder: false,
    closedAt: null,
    rateLimitedUntil: null,
    firstUnreadSeq: null,
    savedDraft: null,
    currentUserId: 'aida',
    isConnected: true,
    status: 'connected',
    statusSince: 1,
    error: null,
    errorDetails: null,
    sendMessage: () => 'unsent',
    saveDraft: nothing,
    startTyping: nothing,
    stopTyping: nothing,
    markAsRead: nothing,
    readersOf: () => [],
    loadOlder: nothing,
    retry: nothing,
    discard: nothing,
    reload: nothing,
    report: () => Promise.resolve(),
    block: () => Promise.resolve(),
    unblock: () => Promise.resolve(),
    standing: null,
    acknowledgeWarning: nothing,
    reportOutcome: null,
    dismissReportOutcome: nothing,
    ...change,
  }
}
