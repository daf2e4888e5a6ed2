import type { Message } from '@steppergo/chat-protocol'
import type { PendingMessage, TimelineState } from './timeline.ts'
import type { ChatMessage } from './types.ts'
import { deriveReadAt, deriveStatus, watermarkOf } from './watermarks.ts'

/**
 * Makes messages fit to be shown. A message that looks as before is the same object as before, so
 * that a list of thousands renders only the rows that changed.
 */
export function createPresenter() {
  const shown = new WeakMap<Message | PendingMessage, ChatMessage>()
  let last: { state: TimelineState; messages: readonly ChatMessage[] } | null = null

  function remember(source: Message | PendingMessage, fresh: ChatMessage): ChatMessage {
    const known = shown.get(source)
    const isSame =
      known?.status === fresh.status && known.readAt === fresh.readAt && known.isOwn === fresh.isOwn
    if (known && isSame) return known
    shown.set(source, fresh)
    return fresh
  }

  return (state: TimelineState): readonly ChatMessage[] => {
    if (last && looksTheSame(last.state, state)) return last.messages
    const others = othersOf(state)
    const messages = [
      ...state.messages.map((message) => remember(message, present(state, others, message))),
      ...state.pending.map((pending) => remember(pending, presentPending(state, others, pending))),
    ]
    last = { state, messages }
    return messages
  }
}

const looksTheSame = (a: TimelineState, b: TimelineState) =>
  a.messages === b.messages &&
  a.pending === b.pending &&
  a.watermarks === b.watermarks &&
  a.participants === b.participants &&
  a.userId === b.userId

const othersOf = (state: TimelineState) =>
  state.participants.map(({ userId }) => userId).filter((userId) => userId !== state.userId)

function statusOf(state: TimelineState, others: readonly string[], seq: number) {
  const status = deriveStatus(
    seq,
    others.map((userId) => watermarkOf(state.watermarks, userId)),
  )
  return { status, readAt: status === 'READ' ? deriveReadAt(seq, others, state.readTimes) : null }
}

function present(state: TimelineState, others: readonly string[], message: Message): ChatMessage {
  const isOwn = message.senderId !== null && message.senderId === state.userId
  return {
    ...message,
    ...(isOwn ? statusOf(state, others, message.seq) : { readAt: null }),
    key: isOwn && message.tempId !== null ? message.tempId : message.id,
    isOwn,
    error: null,
  }
}

function presentPending(
  state: TimelineState,
  others: readonly string[],
  pending: PendingMessage,
): ChatMessage {
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
    ...(confirmed ? statusOf(state, others, confirmed.seq) : { status, readAt: null }),
    tempId,
    createdAt: confirmed?.createdAt ?? createdAt,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
    isOwn: true,
    error,
  }
}
