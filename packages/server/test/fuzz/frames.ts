import { contract } from '@steppergo/chat-protocol'
import type { Random } from '../chaos/random.ts'
import { mutate } from './mutate.ts'
import type { Sampler } from './samples.ts'
import { nastyValue, toWire } from './values.ts'

const NAMES = Object.keys(contract)
const STRANGE_NAMES = [
  ...[
    'message:destroy',
    'MESSAGE:SEND',
    ' message:send',
    'message:send\u0000',
    'a'.repeat(5_000),
    '',
  ],
  ...['__proto__', 'constructor', 'hasOwnProperty', 'error', 'connect_error', 'ping', 'reports:*'],
]

/** The text of an event: name and payload, one of them wrong most of the time. */
export function eventText(random: Random, sampler: Sampler, ackId: number | null): string {
  const dice = random.next()
  const name = dice < 0.92 ? random.pick(NAMES) : random.pick(STRANGE_NAMES)
  const valid = sampler.payload(name)
  const payload = dice < 0.3 ? valid : mutate(random, valid)
  const more = random.next() < 0.05 ? [nastyValue(random), nastyValue(random)] : []
  const words = random.next() < 0.03 ? [name] : [name, payload, ...more]
  return `42${ackId ?? ''}${toWire(words)}`
}

/** What an event's text becomes on the wire: events of these names close the line by themselves. */
export const isReserved = (text: string): boolean =>
  /^42\d*\["(connect|connect_error|disconnect|disconnecting|newListener|removeListener)"/.test(text)

/** JSON that is none closes the line; whoever sent it is owed no answer. */
export function isReadable(text: string): boolean {
  try {
    JSON.parse(text.replace(/^42\d*/, ''))
    return text.length < 60_000
  } catch {
    return false
  }
}
