import type { System } from '../systems/systems.ts'
import type { Member } from './crowd.ts'

const SEQ = Buffer.from('"seq":')
const NINE = '9'.charCodeAt(0)
const ZERO = '0'.charCodeAt(0)

/**
 * Confirms what a member receives, as a client does: at most one receipt of a kind is on its way,
 * and the next one covers all that came meanwhile. Only the product has `messages:delivered` and
 * knows of a seq; the customer's text marks everything as read.
 */
export function confirmReceipts(member: Member, system: System): { refused(): number } {
  const knowsSeq = system.tables === 'product'
  const kinds = knowsSeq ? ['messages:delivered', 'messages:read'] : ['messages:read']
  const { client, conversationId, userId } = member
  let newest = 0
  let refused = 0
  const lanes = kinds.map((name) => {
    let isBusy = false
    let told = 0
    const tell = () => {
      if (isBusy || told >= newest) return
      isBusy = true
      told = newest
      const upToSeq = knowsSeq ? `,"upToSeq":${newest}` : ''
      client.request(name, `{"conversationId":"${conversationId}"${upToSeq}}`, (isGood) => {
        isBusy = false
        if (!isGood) refused++
        tell()
      })
    }
    return tell
  })
  client.onMessage = (bytes, start, end) => {
    const frame = bytes.subarray(start, end)
    if (system.hasEcho && frame.includes(userId)) return
    newest = knowsSeq ? Math.max(newest, readSeq(frame)) : newest + 1
    for (const tell of lanes) tell()
  }
  return { refused: () => refused }
}

function readSeq(frame: Buffer): number {
  let at = frame.indexOf(SEQ) + SEQ.length
  let seq = 0
  for (let digit = frame[at] ?? 0; digit >= ZERO && digit <= NINE; digit = frame[++at] ?? 0) {
    seq = seq * 10 + digit - ZERO
  }
  return seq
}
