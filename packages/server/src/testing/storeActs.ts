import { EVERYTHING, type Page } from '../conversations/conversationStore.ts'
import { randomUUID } from 'node:crypto'
import type { Member } from '../access/members.ts'
import type { Person } from '../trips/tripDirectory.ts'
import type { StoreFixture } from './storeContract.ts'

type Who = 'driver' | 'organizer' | 'passenger'

const BEGINNING = Date.UTC(2026, 4, 1, 10)

export type StoreActs = ReturnType<typeof createStoreActs>

/** What the store contract does, in few words. */
export function createStoreActs({ stores, createTrip }: StoreFixture, people: Record<Who, Member>) {
  const { conversations, messages } = stores
  let ids = 0
  // Unlike any other run's, for stores that outlive one.
  const prefix = randomUUID()
  const newId = () => `${prefix}-${String((ids += 1)).padStart(5, '0')}`
  const at = (minutes: number) => new Date(BEGINNING + minutes * 60_000)
  const now = at(0)
  const everybody: Who[] = ['driver', 'organizer', 'passenger']
  const membersOf = (who: Who[]) => who.map((one) => people[one])
  const person = (who: Who): Person => ({ userId: people[who].userId, name: people[who].name })

  return {
    ...{ people, newId, at, now, person },
    moderator: { userId: 'moderator-saule', name: 'Saule' },
    userIds: everybody.map((who) => people[who].userId),
    async open(who: Who[] = everybody) {
      const tripId = await createTrip({ driver: person('driver'), organizer: person('organizer') })
      const id = newId()
      await conversations.open({ id, tripId, members: membersOf(who), now })
      return { id, tripId }
    },
    send(
      conversationId: string,
      who: Who | null,
      content: string,
      { tempId = newId(), minutes = 0 } = {},
    ) {
      const senderId = who === null ? null : people[who].userId
      const type = who === null ? 'SYSTEM' : 'TEXT'
      return messages.insertOnce({
        ...{ id: newId(), conversationId, senderId, type, content, metadata: null, tempId },
        createdAt: at(minutes),
      })
    },
    async page(conversationId: string, who: Who, page: Page = { before: null, limit: 50 }) {
      const view = await conversations.view(conversationId, people[who].userId, page)
      return view?.messages ?? []
    },
    setMembers: (conversationId: string, who: Who[]) =>
      conversations.setMembers({ conversationId, members: membersOf(who), newId, now }),
    async unread(conversationId: string) {
      const active = (await conversations.activity([conversationId])).get(conversationId) ?? []
      return new Map(active.map(({ userId, unread }) => [userId, unread]))
    },
    async mark(
      conversationId: string,
      who: Who,
      kind: 'delivered' | 'read',
      upToSeq: number | null,
    ) {
      const seq = upToSeq ?? EVERYTHING
      const { userId } = people[who]
      const readSeq = kind === 'read' ? seq : 0
      const [marks] = await conversations.moveWatermarks([
        { ...{ conversationId, userId, deliveredSeq: seq, readSeq, at: now } },
      ])
      if (!marks) return null
      return kind === 'read'
        ? { upToSeq: marks.readSeq, moved: marks.hasRead }
        : { upToSeq: marks.deliveredSeq, moved: marks.hasDelivered }
    },
  }
}
