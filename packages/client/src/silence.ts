import type { TimelineEvent } from './timeline.ts'

/**
 * An event without what blocked people wrote: it may have left before the block was made. Null where
 * nothing of it is left.
 */
export function withoutSilenced(
  event: TimelineEvent,
  isSilenced: (userId: string | null) => boolean,
): TimelineEvent | null {
  if (event.type === 'live') return isSilenced(event.message.senderId) ? null : event
  if (!('messages' in event)) return event
  const messages = event.messages.filter(({ senderId }) => !isSilenced(senderId))
  return messages.length === event.messages.length ? event : { ...event, messages }
}
