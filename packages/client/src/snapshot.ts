import type { ErrorPayload } from '@steppergo/chat-protocol'
import { createPresenter } from './present.ts'
import type { TimelineState } from './timeline.ts'
import type { ConversationPhase, ConversationState, Draft, TypingUser } from './types.ts'
import { watermarkOf } from './watermarks.ts'

/** What is known of a conversation beside its timeline. */
export interface ConversationFacts {
  phase: ConversationPhase
  unread: number
  isStale: boolean
  isLoadingOlder: boolean
  savedDraft: Draft | null
  rateLimitedUntil: number | null
  typingUsers: readonly TypingUser[]
  firstUnreadSeq: number | null
  error: ErrorPayload | null
}

export const initialFacts: ConversationFacts = {
  phase: 'loading',
  unread: 0,
  isStale: false,
  isLoadingOlder: false,
  savedDraft: null,
  rateLimitedUntil: null,
  typingUsers: [],
  firstUnreadSeq: null,
  error: null,
}

export function createSnapshots(tripId: string) {
  const present = createPresenter()
  return (timeline: TimelineState, facts: ConversationFacts, now: number): ConversationState => ({
    tripId,
    conversationId: timeline.conversationId,
    messages: present(timeline),
    participants: timeline.participants,
    watermarks: timeline.watermarks,
    hasOlder: timeline.hasOlder,
    closedAt: isPast(timeline.closedAt, now) ? timeline.closedAt : null,
    currentUserId: timeline.userId === '' ? null : timeline.userId,
    ...facts,
  })
}

/** The first message of somebody else beyond the own read mark. */
export function firstUnread({ messages, watermarks, userId }: TimelineState): number | null {
  const { readSeq } = watermarkOf(watermarks, userId)
  if (userId === '') return null
  const first = messages.find(
    ({ seq, senderId }) => seq > readSeq && senderId !== null && senderId !== userId,
  )
  return first?.seq ?? null
}

const isPast = (at: string | null, now: number) => at !== null && Date.parse(at) <= now
