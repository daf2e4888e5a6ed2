import { statusOf } from '../../../server/src/receipts/statusOf.ts'
import { visibleTo } from '../../../server/src/testing/memoryTables.ts'
import type { Person } from '../../../server/src/trips/tripDirectory.ts'
import type { ChatMessage, ConversationState } from '../../src/index.ts'
import type { SimulatedWorld } from './world.ts'

export interface Written {
  person: Person
  tempId: string
  /** On the device; what never got there may be lost with its page. */
  isDurable: boolean
  /** Its sender was told so; a copy of the request may still come through, at any place. */
  wasRefused: boolean
}

type Confirmed = ChatMessage & { seq: number }

const confirmedOf = ({ messages }: ConversationState) =>
  messages.filter((message): message is Confirmed => message.seq !== null)

/** What must hold for a view at any moment. @throws when it does not */
export function checkView(
  world: SimulatedWorld,
  { userId, name }: Person,
  state: ConversationState,
) {
  const { tables, entitled } = world
  const shown = confirmedOf(state)
  const fail = (what: string) => {
    throw new Error(`${name} sees ${what}: ${shown.map(({ seq }) => seq).join(' ')}`)
  }
  for (const [index, { id, seq }] of shown.entries()) {
    if (index > 0 && seq <= (shown[index - 1]?.seq ?? 0)) fail(`seq ${seq} out of order`)
    const row = tables.messages.find((message) => message.id === id)
    if (!row || row.seq !== seq) fail(`seq ${seq} that is not stored so`)
    if (!entitled.get(userId)?.has(id)) fail(`seq ${seq} that is not for them`)
  }
  const names = state.messages.flatMap(({ isOwn, tempId }) => (isOwn && tempId ? tempId : []))
  if (new Set(names).size < names.length) fail('an own message twice')

  // Own messages already confirmed may stand behind what is still missing.
  const last = shown.findLastIndex(({ senderId }) => senderId !== userId)
  const first = shown[0]?.seq ?? Infinity
  const end = shown[last]?.seq ?? 0
  const held = new Set(shown.map(({ id }) => id))
  // Whom one has ever blocked comes back, or goes, with the next page.
  const muffled = tables.blocks.flatMap((row) => (row.blockerId === userId ? row.blockedId : []))
  for (const { id, seq, senderId } of visibleTo(tables, userId, world.conversationId())) {
    if (senderId !== null && muffled.includes(senderId)) continue
    if (seq > first && seq < end && !held.has(id)) fail(`a gap at seq ${seq}`)
  }
}

/** What must hold in the end. Returns what does not yet, or null. */
export function differenceAtEnd(
  world: SimulatedWorld,
  person: Person,
  state: ConversationState,
  wasOut: boolean,
): string | null {
  const { tables, conversationId } = world
  if (!world.isMember(person)) {
    const isOut = state.phase === 'no-access' && state.messages.length === 0
    return isOut ? null : `${person.name} is out and sees ${state.phase}`
  }
  const records = tables.participants.filter((one) => one.conversationId === conversationId())
  const expected = visibleTo(tables, person.userId, conversationId()).map((row) => {
    const isOwn = row.senderId === person.userId
    const status = isOwn ? ` ${statusOf(row, person.userId, records)}` : ''
    return `${row.seq} ${row.content}${status}`
  })
  // What was refused while its sender was out waits to be sent again or deleted.
  // What somebody saw before they were out they may still hold, if they never heard of it.
  const self = records.find(({ userId }) => userId === person.userId)
  const from = wasOut ? (self?.joinedSeq ?? 0) : 0
  const owed = state.messages.filter(
    ({ status, seq }) => (!wasOut || status !== 'FAILED') && (seq === null || seq > from),
  )
  const shown = owed.map(
    ({ seq, content, isOwn, status }) => `${seq} ${content}${isOwn ? ` ${status}` : ''}`,
  )
  if (state.phase !== 'ready') return `${person.name}: ${state.phase}`
  return JSON.stringify(shown) === JSON.stringify(expected)
    ? null
    : `${person.name} sees ${JSON.stringify(shown)} of ${JSON.stringify(expected)}`
}

/** Nothing lost, nothing twice, and the sender's order. @throws when it does not hold */
export function checkTable(
  { tables }: SimulatedWorld,
  written: readonly Written[],
  wasOut: ReadonlySet<string>,
) {
  for (const { tempId, isDurable, person } of written) {
    const rows = tables.messages.filter((row) => row.tempId === tempId)
    if (rows.length > 1) throw new Error(`${tempId} is stored ${rows.length} times`)
    if (rows.length === 1 && !isDurable) throw new Error(`${tempId} was sent before it was kept`)
    const isOwed = isDurable && !wasOut.has(person.userId)
    if (isOwed && rows.length === 0) throw new Error(`${tempId} is lost`)
  }
  const place = new Map(
    written.flatMap(({ tempId, wasRefused }, index) => (wasRefused ? [] : [[tempId, index]])),
  )
  for (const userId of new Set(written.map(({ person }) => person.userId))) {
    const places = tables.messages
      .filter((row) => row.senderId === userId)
      .sort((a, b) => a.seq - b.seq)
      .flatMap(({ tempId }) => place.get(tempId ?? '') ?? [])
    if (places.some((one, index) => index > 0 && one <= (places[index - 1] ?? 0)))
      throw new Error(`${userId} wrote in another order: ${places.join(' ')}`)
  }
}
