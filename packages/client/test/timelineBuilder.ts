import type { Message } from '@steppergo/chat-protocol'
import { createPresenter } from '../src/present.ts'
import {
  createTimeline,
  reduceTimeline,
  type TimelineEvent,
  type TimelineState,
} from '../src/timeline.ts'

export const AT = '2026-05-01T10:00:00.000Z'

export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    conversationId: 'c1',
    seq,
    changedSeq: seq,
    senderId: 'driver',
    senderName: 'Aida',
    type: 'TEXT',
    content: `text ${seq}`,
    metadata: null,
    status: 'SENT',
    tempId: null,
    createdAt: AT,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    ...change,
  }
}

export const own = (seq: number, tempId: string) =>
  message(seq, { senderId: 'me', senderName: 'Me', tempId })

export const queued = (tempId: string, content = 'hello'): TimelineEvent => ({
  type: 'queued',
  pending: {
    tempId,
    content,
    metadata: null,
    createdAt: AT,
    status: 'SENDING',
    error: null,
    confirmed: null,
  },
})

export const acknowledged = (tempId: string, seq: number): TimelineEvent => ({
  type: 'acknowledged',
  tempId,
  messageId: `m${seq}`,
  seq,
  createdAt: AT,
})

export const live = (item: Message): TimelineEvent => ({ type: 'live', message: item })

export const participants = [
  { userId: 'me', name: 'Me', role: 'PASSENGER' as const },
  { userId: 'driver', name: 'Aida', role: 'DRIVER' as const },
  { userId: 'other', name: 'Bek', role: 'PASSENGER' as const },
]

export function loaded(messages: readonly Message[] = [], head = messages.length): TimelineState {
  return play(createTimeline('me'), [
    {
      type: 'loaded',
      conversationId: 'c1',
      messages,
      head,
      hasOlder: false,
      reset: false,
    },
    { type: 'facts', participants, watermarks: {}, closedAt: null },
  ])
}

export const play = (state: TimelineState, events: readonly TimelineEvent[]) =>
  events.reduce(reduceTimeline, state)

export const show = (state: TimelineState) =>
  createPresenter()(state).map(({ content, status }) => `${content} ${status}`)

export const seqs = (state: TimelineState) => state.messages.map(({ seq }) => seq)
