import type { ChatMessage } from '@steppergo/chat-client'
import { dayOf } from './strings/formats.ts'

const GROUP_MS = 5 * 60_000

/** A message with what its neighbours make of it. */
export interface Row {
  message: ChatMessage
  /** The day it opens; null within a day. */
  day: number | null
  isUnreadStart: boolean
  /** First and last of one sender's messages within five minutes. */
  isGroupStart: boolean
  isGroupEnd: boolean
}

const times = new WeakMap<ChatMessage, { ms: number; day: number }>()

function timeOf(message: ChatMessage) {
  const known = times.get(message)
  if (known) return known
  const ms = Date.parse(message.createdAt)
  const time = { ms, day: dayOf(ms) }
  times.set(message, time)
  return time
}

/** The day a message was written on, in the device's zone. */
export const dayOfMessage = (message: ChatMessage): number => timeOf(message).day

export function buildRows(
  messages: readonly ChatMessage[],
  firstUnreadSeq: number | null,
): readonly Row[] {
  return messages.map((message, index) => {
    const before = messages[index - 1]
    const after = messages[index + 1]
    const startsDay = !before || timeOf(before).day !== timeOf(message).day
    const isUnreadStart =
      firstUnreadSeq !== null && message.seq === firstUnreadSeq && !message.isOwn
    return {
      message,
      day: startsDay ? timeOf(message).day : null,
      isUnreadStart,
      isGroupStart: startsDay || isUnreadStart || !isGrouped(before, message),
      isGroupEnd: !after || !isGrouped(message, after) || after.seq === firstUnreadSeq,
    }
  })
}

function isGrouped(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (!before || before.type === 'SYSTEM' || message.type === 'SYSTEM') return false
  if (before.isOwn !== message.isOwn || (!message.isOwn && before.senderId !== message.senderId)) {
    return false
  }
  const first = timeOf(before)
  const second = timeOf(message)
  return first.day === second.day && second.ms - first.ms < GROUP_MS
}
