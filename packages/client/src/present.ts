import type { Message, Watermark } from '@steppergo/chat-protocol'
import type { PendingMessage, TimelineState } from './timeline.ts'
import type { ChatMessage } from './types.ts'
import { deriveReadAt, deriveStatus, leastOf, watermarkOf } from './watermarks.ts'

/**
 * Makes messages fit to be shown. A message that looks as before is the same object as before, so
 * that a list of thousands renders only the rows that changed; and what cannot look different is not
 * looked at again, so that an event costs little however long the conversation is.
 */
export function createPresenter() {
  const shown = new WeakMap<Message | PendingMessage, ChatMessage>()
  let last: Shown | null = null

  function remember(source: Message | PendingMessage, fresh: ChatMessage): ChatMessage {
    const known = shown.get(source)
    const isSame =
      known?.status === fresh.status && known.readAt === fresh.readAt && known.isOwn === fresh.isOwn
    if (known && isSame) return known
    shown.set(source, fresh)
    return fresh
  }

  return (state: TimelineState): readonly ChatMessage[] => {
    const view = { state, reached: reachedByAll(state) }
    const kept = last ? countKept(last, view) : 0
    const isSame = last?.state.messages === state.messages && last.state.pending === state.pending
    if (last && isSame && kept === state.messages.length && isSameReach(last, view)) {
      return last.messages
    }
    const messages = [
      ...(last?.messages.slice(0, kept) ?? []),
      ...state.messages.slice(kept).map((message) => remember(message, present(view, message))),
      ...state.pending.map((pending) => remember(pending, presentPending(view, pending))),
    ]
    last = { ...view, messages }
    return messages
  }
}

/** What messages are presented by: the timeline, and how far all the others have come. */
interface View {
  state: TimelineState
  /** Null where there is nobody else. */
  reached: Watermark | null
}

interface Shown extends View {
  messages: readonly ChatMessage[]
}

const isSameReach = (a: View, b: View) =>
  a.reached?.deliveredSeq === b.reached?.deliveredSeq && a.reached?.readSeq === b.reached?.readSeq

/** How many messages from the start look as they did: the same ones, and read by all already. */
function countKept(last: Shown, view: View): number {
  const before = last.state.messages
  const now = view.state.messages
  if (last.state.userId !== view.state.userId) return 0
  const settledSeq = Math.min(last.reached?.readSeq ?? 0, view.reached?.readSeq ?? 0)
  const upTo = isSameReach(last, view) ? Infinity : settledSeq
  let kept = 0
  while (kept < now.length && now[kept] === before[kept] && (now[kept]?.seq ?? 0) <= upTo) kept += 1
  return kept
}

const othersOf = (state: TimelineState) =>
  state.participants.map(({ userId }) => userId).filter((userId) => userId !== state.userId)

function reachedByAll(state: TimelineState): Watermark | null {
  const marks = othersOf(state).map((userId) => watermarkOf(state.watermarks, userId))
  return marks.length === 0 ? null : leastOf(marks)
}

function statusOf({ state, reached }: View, seq: number) {
  const status = deriveStatus(seq, reached)
  const readAt = status === 'READ' ? deriveReadAt(seq, othersOf(state), state.readTimes) : null
  return { status, readAt }
}

function present(view: View, message: Message): ChatMessage {
  const { state } = view
  const isOwn = message.senderId !== null && message.senderId === state.userId
  return {
    ...message,
    ...(isOwn ? statusOf(view, message.seq) : { readAt: null }),
    key: isOwn && message.tempId !== null ? message.tempId : message.id,
    isOwn,
    error: null,
  }
}

function presentPending(view: View, pending: PendingMessage): ChatMessage {
  const { state } = view
  const { tempId, content, metadata, createdAt, status, error, confirmed } = pending
  return {
    key: tempId,
    id: confirmed?.messageId ?? tempId,
    conversationId: state.conversationId ?? '',
    seq: confirmed?.seq ?? null,
    senderId: state.userId || null,
    senderName: null,
    type: 'TEXT',
    content,
    metadata,
    ...(confirmed ? statusOf(view, confirmed.seq) : { status, readAt: null }),
    tempId,
    createdAt: confirmed?.createdAt ?? createdAt,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    isOwn: true,
    error,
  }
}
