import type { Member } from './crowd.ts'
import type { Count } from './outcome.ts'

let told = 0

/**
 * Says something and counts the answer.
 *
 * @param since when the message should have been on its way
 */
export function say(
  member: Member,
  count: Count,
  onAnswered: () => void,
  since = performance.now(),
): void {
  const id = ++told
  count.sent++
  member.client.request(
    'message:send',
    `{"conversationId":"${member.conversationId}","content":"On my way, ten minutes from the ` +
      `eastern gate of the station, number ${id}","tempId":"tmp-${id}"}`,
    (isGood) => {
      if (isGood) count.answered++
      else count.refused++
      count.latencies?.push(performance.now() - since)
      onAnswered()
    },
  )
}
