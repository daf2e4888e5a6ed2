import type { Deps } from '../deps.ts'
import type { MessageRecord } from './messageStore.ts'
import { presentMessage } from './presentMessage.ts'

/** Tells the world of a message that has been committed. */
export function announceMessage(
  deps: Deps,
  record: MessageRecord,
  tripId: string,
  originId?: string,
): void {
  const message = presentMessage(record, null, [])
  deps.events.publish({
    type: 'message.created',
    message,
    tripId,
    ...(originId === undefined ? {} : { originId }),
  })
}
