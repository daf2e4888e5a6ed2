import type { Message, Participant, Watermark } from '@steppergo/chat-protocol'
import { acknowledge, applyAll, applyLive, drain, insertOlder } from './merge.ts'
import { isKnown, listPending } from './pending.ts'
import type { Failure } from './types.ts'
import { applyReceipt, mergeWatermarks, type ReadTimes } from './watermarks.ts'

/** An own message which the timeline does not hold yet. */
export interface PendingMessage {
  tempId: string
  content: string
  metadata: Message['metadata']
  createdAt: string
  status: 'SENDING' | 'FAILED'
  error: Failure | null
  /** Stored by the server, but something before it is still missing here. */
  confirmed: { messageId: string; seq: number; createdAt: string } | null
}

/** What is known of a conversation: a contiguous prefix of it, and what lies ahead. */
export interface TimelineState {
  conversationId: string | null
  /** Empty until it is known who holds the token. */
  userId: string
  isLoaded: boolean
  /** Everything up to here has been applied. */
  cursor: number
  /** The newest seq heard of. */
  head: number
  /** By `seq`, without holes between the oldest one loaded and the cursor. */
  messages: readonly Message[]
  /** Arrived before what precedes them; by `changedSeq`. */
  ahead: readonly Message[]
  pending: readonly PendingMessage[]
  participants: readonly Participant[]
  watermarks: Readonly<Record<string, Watermark>>
  readTimes: ReadTimes
  hasOlder: boolean
  closedAt: string | null
}

/** What the device keeps of a conversation: its newest messages and how far they are known. */
export interface SavedPage extends Facts {
  conversationId: string
  userId: string
  cursor: number
  messages: readonly Message[]
  hasOlder: boolean
  unread: number
  /** Who was blocked then; what the page lacks or holds too much is told by who is now. */
  blockedIds?: readonly string[]
}

interface Facts {
  participants: readonly Participant[]
  watermarks: Readonly<Record<string, Watermark>>
  closedAt: string | null
}

export type TimelineEvent =
  | {
      type: 'loaded'
      conversationId: string
      messages: readonly Message[]
      head: number
      hasOlder: boolean
      /**
       * `page` replaces what is shown: the person hears others than before. `all` replaces even what
       * is newer: the server has gone back to a backup.
       */
      reset: false | 'page' | 'all'
    }
  | { type: 'revived'; page: SavedPage }
  | ({ type: 'facts' } & Facts)
  | {
      type: 'caughtUp'
      afterSeq: number
      messages: readonly Message[]
      head: number
      hasMore: boolean
    }
  | { type: 'older'; messages: readonly Message[]; hasMore: boolean }
  | { type: 'live'; message: Message }
  | { type: 'head'; seq: number }
  | { type: 'queued'; pending: PendingMessage }
  /** Everything the outbox holds, in the order in which it was written. */
  | { type: 'listed'; pending: readonly PendingMessage[] }
  | { type: 'acknowledged'; tempId: string; messageId: string; seq: number; createdAt: string }
  | { type: 'refused'; tempId: string; error: Failure }
  | { type: 'requeued'; tempId: string }
  | { type: 'discarded'; tempId: string }
  | { type: 'receipt'; kind: 'read' | 'delivered'; userId: string; upToSeq: number; at: string }
  | { type: 'closed'; at: string }
  | { type: 'dropped' }

export function createTimeline(userId: string): TimelineState {
  return {
    conversationId: null,
    userId,
    isLoaded: false,
    cursor: 0,
    head: 0,
    messages: [],
    ahead: [],
    pending: [],
    participants: [],
    watermarks: {},
    readTimes: {},
    hasOlder: false,
    closedAt: null,
  }
}

/** Whether a range before something already heard of is missing. */
export const hasGap = (state: TimelineState): boolean => state.isLoaded && state.head > state.cursor

/**
 * What is known after an event. The same state object comes back when the event tells nothing new,
 * so that answers, broadcasts and catch-up may arrive in any order and more than once.
 */
export function reduceTimeline(state: TimelineState, event: TimelineEvent): TimelineState {
  switch (event.type) {
    case 'loaded':
      return load(state, event)
    case 'revived':
      return revive(state, event.page)
    case 'facts':
      return {
        ...state,
        participants: event.participants,
        watermarks: mergeWatermarks(state.watermarks, event.watermarks),
        closedAt: event.closedAt,
      }
    case 'caughtUp':
      return catchUp(state, event)
    case 'older':
      return insertOlder({ ...state, hasOlder: event.hasMore }, event.messages)
    case 'live':
      return applyLive(state, event.message)
    case 'head':
      return event.seq > state.head ? { ...state, head: event.seq } : state
    case 'queued':
      return isKnown(state, event.pending.tempId)
        ? state
        : { ...state, pending: [...state.pending, event.pending] }
    case 'listed':
      return listPending(state, event.pending)
    case 'acknowledged':
      return acknowledge(state, event)
    case 'refused':
      return changePending(state, event.tempId, { status: 'FAILED', error: event.error })
    case 'requeued':
      return changePending(state, event.tempId, { status: 'SENDING', error: null })
    case 'discarded':
      return { ...state, pending: state.pending.filter(({ tempId }) => tempId !== event.tempId) }
    case 'receipt':
      return applyReceipt(state, event)
    case 'closed':
      // Announced for later, and now it has come, by whichever clock.
      return state.closedAt !== null && state.closedAt <= event.at
        ? state
        : { ...state, closedAt: event.at }
    case 'dropped':
      return { ...createTimeline(state.userId), conversationId: state.conversationId }
  }
}

function load(state: TimelineState, event: TimelineEvent & { type: 'loaded' }): TimelineState {
  const { conversationId, messages, head, hasOlder, reset } = event
  // note: the cursor stays, because a page does not hold the changes of what precedes it.
  if (state.isLoaded && !reset && continues(state, messages)) return applyAll(state, messages)
  const isNewer = ({ changedSeq }: Message) => changedSeq > head
  const held = reset === 'page' ? state.messages.filter(isNewer) : []
  const ahead = reset === 'all' ? [] : [...held, ...state.ahead.filter(isNewer)].sort(byChange)
  // What else has been heard of is still to come, unless the server has forgotten it.
  const heard = reset === 'page' ? state.head : 0
  const loaded: TimelineState = {
    ...state,
    conversationId,
    isLoaded: true,
    cursor: head,
    head: Math.max(head, heard, ahead.at(-1)?.changedSeq ?? 0),
    messages: [],
    ahead,
    // What is stored and not on this page stands before it, and comes with the history.
    pending: state.pending.filter(({ confirmed }) => !confirmed || confirmed.seq > head),
    hasOlder,
    ...(reset === 'all' ? { watermarks: {}, readTimes: {} } : {}),
  }
  return drain(applyAll(loaded, messages))
}

const byChange = (a: Message, b: Message) => a.changedSeq - b.changedSeq

/** Begins with what the device kept; what the server has said already knows better. */
function revive(state: TimelineState, page: SavedPage): TimelineState {
  if (state.isLoaded) return state
  const { conversationId, cursor, messages, hasOlder, participants, watermarks, closedAt } = page
  const userId = state.userId === '' ? page.userId : state.userId
  const known = { conversationId, hasOlder, participants, watermarks, closedAt, userId, cursor }
  const head = Math.max(state.head, cursor)
  return drain(applyAll({ ...state, ...known, head, isLoaded: true, messages: [] }, messages))
}

/** Whether no message can be missing between what is held and a newest page. */
const continues = (state: TimelineState, page: readonly Message[]) =>
  (page[0]?.seq ?? 0) <= (state.messages.at(-1)?.seq ?? 0)

function catchUp(state: TimelineState, event: TimelineEvent & { type: 'caughtUp' }): TimelineState {
  // Something between the cursor and the answer is missing; it will be asked for.
  if (event.afterSeq > state.cursor) return state
  const last = event.messages.at(-1)?.changedSeq ?? event.afterSeq
  const cursor = Math.max(state.cursor, event.hasMore ? last : event.head)
  const head = Math.max(state.head, event.head)
  if (cursor === state.cursor && head === state.head) return applyAll(state, event.messages)
  return drain({ ...applyAll(state, event.messages), cursor, head })
}

function changePending(
  state: TimelineState,
  tempId: string,
  change: Partial<PendingMessage>,
): TimelineState {
  const found = state.pending.find((pending) => pending.tempId === tempId)
  if (!found || found.confirmed || found.status === change.status) return state
  return {
    ...state,
    pending: state.pending.map((pending) =>
      pending === found ? { ...pending, ...change } : pending,
    ),
  }
}
