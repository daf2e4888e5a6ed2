import type { Message } from '@steppergo/chat-protocol'
import type { PendingMessage, TimelineState } from './timeline.ts'

type Acknowledgement = { tempId: string; messageId: string; seq: number; createdAt: string }

/** Applies a live message when it is next, keeps it for later when something before it is missing. */
export function applyLive(state: TimelineState, message: Message): TimelineState {
  if (message.changedSeq <= state.cursor) return applyKnown(state, message)
  if (state.isLoaded && message.changedSeq === state.cursor + 1) {
    const head = Math.max(state.head, message.changedSeq)
    return drain({ ...applyAll(state, [message]), cursor: message.changedSeq, head })
  }
  return keepAhead(state, message)
}

/**
 * Up to the cursor everything there is to see is here. What is not was told to a connection that
 * had come back before its person had, or is older than what has been loaded.
 */
function applyKnown(state: TimelineState, message: Message): TimelineState {
  const isHeld = state.messages[placeOf(state.messages, message.seq)]?.seq === message.seq
  return isHeld ? applyAll(state, [message]) : confirm(state, message)
}

/** Puts messages in their places, whatever the cursor. */
export function applyAll(state: TimelineState, messages: readonly Message[]): TimelineState {
  let next = state
  for (const message of messages) next = confirm(upsert(next, message), message)
  return next
}

/** Moves on through what was kept for later. */
export function drain(state: TimelineState): TimelineState {
  let next = state
  for (const message of state.ahead) {
    if (message.changedSeq > next.cursor + 1) break
    next = { ...applyAll(next, [message]), cursor: Math.max(next.cursor, message.changedSeq) }
  }
  const ahead = next.ahead.filter((message) => message.changedSeq > next.cursor)
  return ahead.length === next.ahead.length ? next : { ...next, ahead }
}

/** Takes a page from before the oldest message loaded. */
export function insertOlder(state: TimelineState, messages: readonly Message[]): TimelineState {
  const oldest = state.messages[0]?.seq ?? Infinity
  const older = messages.filter((message) => message.seq < oldest)
  if (older.length === 0) return state
  return { ...older.reduce(confirm, state), messages: [...older, ...state.messages] }
}

/** Takes the server's word that an own message is stored. */
export function acknowledge(state: TimelineState, answer: Acknowledgement): TimelineState {
  const pending = state.pending.find(({ tempId }) => tempId === answer.tempId)
  if (!pending) return answer.seq > state.head ? { ...state, head: answer.seq } : state
  if (pending.confirmed) return state
  const message = toMessage(state, pending, answer)
  if (state.isLoaded && answer.seq <= state.cursor + 1) {
    const next = applyLive(state, message)
    // Before the oldest message loaded: it will come with its page of history.
    return { ...next, pending: next.pending.filter(({ tempId }) => tempId !== answer.tempId) }
  }
  const { messageId, seq, createdAt } = answer
  const confirmed = { ...pending, confirmed: { messageId, seq, createdAt } }
  const waiting = state.pending.map((other) => (other === pending ? confirmed : other))
  return keepAhead({ ...state, pending: waiting }, message)
}

/** Whether a message is the one this device wrote under `tempId`. */
export const confirmPending = (state: TimelineState, message: Message, tempId: string): boolean =>
  message.tempId === tempId &&
  (state.userId === '' || message.senderId === state.userId || message.senderId === '')

function confirm(state: TimelineState, message: Message): TimelineState {
  const { tempId } = message
  if (tempId === null || !state.pending.some((pending) => pending.tempId === tempId)) return state
  if (!confirmPending(state, message, tempId)) return state
  const pending = state.pending.filter((other) => other.tempId !== tempId)
  if (state.userId !== '' || !message.senderId) return { ...state, pending }
  return rename({ ...state, pending }, message.senderId)
}

/** The first own message to come back tells who we are, where neither host nor token did. */
function rename(state: TimelineState, userId: string): TimelineState {
  const own = (message: Message) =>
    message.senderId === '' ? { ...message, senderId: userId } : message
  return { ...state, userId, messages: state.messages.map(own), ahead: state.ahead.map(own) }
}

function upsert(state: TimelineState, message: Message): TimelineState {
  const { messages } = state
  const oldest = messages[0]
  if (oldest && message.seq < oldest.seq && state.hasOlder) return state
  const index = placeOf(messages, message.seq)
  const known = messages[index]
  if (known?.seq !== message.seq)
    return { ...state, messages: messages.toSpliced(index, 0, message) }
  if (!isNewer(message, known)) return state
  return { ...state, messages: messages.with(index, message) }
}

/** Equal ones differ only where an answer was completed on the device without a name. */
const isNewer = (message: Message, known: Message) =>
  message.changedSeq > known.changedSeq ||
  (message.changedSeq === known.changedSeq &&
    known.senderName === null &&
    message.senderName !== null)

function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0
  let high = messages.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((messages[middle]?.seq ?? Infinity) < seq) low = middle + 1
    else high = middle
  }
  return low
}

function keepAhead(state: TimelineState, message: Message): TimelineState {
  const head = Math.max(state.head, message.changedSeq)
  const known = state.ahead.find((other) => other.changedSeq === message.changedSeq)
  if (known && !isNewer(message, known)) return head === state.head ? state : { ...state, head }
  const others = state.ahead.filter((other) => other !== known)
  const ahead = [...others, message].sort((a, b) => a.changedSeq - b.changedSeq)
  return { ...state, head, ahead }
}

function toMessage(
  state: TimelineState,
  pending: PendingMessage,
  answer: Acknowledgement,
): Message {
  const self = state.participants.find(({ userId }) => userId === state.userId)
  return {
    id: answer.messageId,
    conversationId: state.conversationId ?? '',
    seq: answer.seq,
    changedSeq: answer.seq,
    senderId: state.userId,
    senderName: self?.name ?? null,
    type: 'TEXT',
    content: pending.content,
    metadata: pending.metadata,
    status: 'SENT',
    tempId: pending.tempId,
    createdAt: answer.createdAt,
    editedAt: null,
    deletedAt: null,
    hiddenAt: null,
  }
}
