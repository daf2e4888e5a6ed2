import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Member } from '../access/members.ts'
import type { Booking, Person } from '../trips/tripDirectory.ts'
import type { Stores } from './memoryStores.ts'
import { createStoreActs, type StoreActs } from './storeActs.ts'

export interface StoreFixture {
  stores: Pick<Stores, 'conversations' | 'messages' | 'trips' | 'reports' | 'moderation'>
  createUser(name: string): Promise<Person>
  createTrip(people: { driver: Person | null; organizer: Person }): Promise<string>
  book(tripId: string, person: Person, status: Booking['status']): Promise<void>
  close(): Promise<void>
}

/** What operations rely on, whatever keeps the rows. Run on every implementation. */
export function describeStoreContract(open: () => Promise<StoreFixture>): void {
  let fixture: StoreFixture
  let acts: StoreActs
  let [driver, organizer, passenger]: Member[] = []
  beforeAll(async () => {
    fixture = await open()
    const person = async (name: string) => fixture.createUser(name)
    driver = { ...(await person('Nurlan')), role: 'DRIVER' }
    organizer = { ...(await person('Gulnara')), role: 'ORGANIZER' }
    passenger = { ...(await person('Aida')), role: 'PASSENGER' }
    acts = createStoreActs(fixture, { driver, organizer, passenger })
  })
  afterAll(() => fixture.close())

  const seqsOf = (found: { seq: number }[]) => found.map(({ seq }) => seq)

  describe('conversations', () => {
    it('are made once', async () => {
      const { tripId, id } = await acts.open()
      const { conversations } = fixture.stores
      const again = await conversations.open({
        id: acts.newId(),
        tripId,
        members: [],
        now: acts.now,
      })
      expect(again).toEqual({ id, tripId, lastSeq: 0, closedAt: null })
      expect(await conversations.find(id)).toEqual(again)
      expect(await conversations.findByTrip(tripId)).toEqual(again)
      expect(await conversations.findMany([id, 'none'])).toEqual([again])
      expect(await conversations.find('none')).toBeNull()
    })

    it('are viewed with their people, a page and what is unread, each as its viewer may', async () => {
      const { tripId, id } = await acts.open()
      const other = await acts.open()
      await acts.send(id, 'driver', 'one')
      const { conversations } = fixture.stores
      const newest = { before: null, limit: 50 }
      const view = (conversationId: string, userId: string) =>
        conversations.view(conversationId, userId, newest)
      const [own, theirs, empty, strange, none] = await Promise.all([
        view(id, acts.people.passenger.userId),
        view(id, acts.people.driver.userId),
        view(other.id, acts.people.driver.userId),
        view(id, 'stranger'),
        view('none', acts.people.driver.userId),
      ])
      const [message] = await acts.page(id, 'driver')
      expect(own).toEqual({
        ...{ id, tripId, lastSeq: 1, closedAt: null, unread: 1, messages: [message] },
        participants: await conversations.participants(id),
      })
      expect(theirs).toEqual({ ...own, unread: 0 })
      expect(empty).toMatchObject({ id: other.id, lastSeq: 0, unread: 0, messages: [] })
      expect(strange).toMatchObject({ id, unread: 0, messages: [] })
      expect(none).toBeNull()
    })

    it('list their people by role, name and id', async () => {
      const { id } = await acts.open()
      const people = await fixture.stores.conversations.participants(id)
      expect(people.map(({ userId }) => userId)).toEqual(acts.userIds)
      expect(people[0]).toEqual({
        ...{ ...acts.people.driver, joinedSeq: 0, leftSeq: null, deliveredSeq: 0, readSeq: 0 },
      })
    })

    it('stand in the order of their last message', async () => {
      const older = await acts.open()
      const newer = await acts.open()
      await acts.send(newer.id, 'driver', 'later', { minutes: 1 })
      const listed = await fixture.stores.conversations.listFor(acts.people.passenger.userId)
      const ids = listed.map(({ id }) => id).filter((id) => [older.id, newer.id].includes(id))
      expect(ids).toEqual([newer.id, older.id])
    })

    it('keep the time at which they were closed first', async () => {
      const { id } = await acts.open()
      await fixture.stores.conversations.close(id, acts.at(5))
      await fixture.stores.conversations.close(id, acts.at(9))
      expect((await fixture.stores.conversations.find(id))?.closedAt).toEqual(acts.at(5))
      expect((await acts.send(id, 'driver', 'before', { minutes: 4 })).type).toBe('created')
      const late = await acts.send(id, 'driver', 'after', { minutes: 5 })
      expect(late).toEqual({ type: 'closed', closedAt: acts.at(5) })
    })
  })

  describe('members', () => {
    it('who leave see nothing of it, and who come back nothing from before', async () => {
      const { id } = await acts.open()
      const { driver: first, passenger: guest } = acts.people
      await acts.send(id, 'driver', 'one')
      const [left] = await acts.setMembers(id, ['driver', 'organizer'])
      expect(left).toMatchObject({ kind: 'left', userId: guest.userId, message: { seq: 2 } })
      expect(left?.message).toMatchObject({ type: 'SYSTEM', senderId: null, senderName: null })
      await acts.send(id, 'driver', 'two')
      expect(seqsOf(await acts.page(id, 'passenger'))).toEqual([1])
      expect((await acts.send(id, 'passenger', 'no')).type).toBe('notParticipant')
      const [back] = await acts.setMembers(id, ['driver', 'organizer', 'passenger'])
      expect(back).toMatchObject({ kind: 'joined', userId: guest.userId, message: { seq: 4 } })
      expect(seqsOf(await acts.page(id, 'passenger'))).toEqual([4])
      expect(seqsOf(await acts.page(id, 'driver'))).toEqual([1, 2, 3, 4])
      expect(await acts.setMembers(id, ['driver', 'organizer', 'passenger'])).toEqual([])
      const people = await fixture.stores.conversations.participants(id)
      expect(people.find(({ userId }) => userId === guest.userId)).toMatchObject({
        ...{ joinedSeq: 3, leftSeq: null, deliveredSeq: 4, readSeq: 4 },
      })
      expect(people.find(({ userId }) => userId === first.userId)?.joinedSeq).toBe(0)
    })

    it('who come for the first time see everything and owe nothing', async () => {
      const { id } = await acts.open(['driver', 'organizer'])
      await acts.send(id, 'driver', 'one')
      await acts.setMembers(id, ['driver', 'organizer', 'passenger'])
      expect(seqsOf(await acts.page(id, 'passenger'))).toEqual([1, 2])
      expect((await acts.unread(id)).get(acts.people.passenger.userId)).toBe(0)
    })
  })

  describe('messages', () => {
    it('are stored once a tempId, at the next seq, for members only', async () => {
      const { id } = await acts.open()
      const first = await acts.send(id, 'driver', 'one', { tempId: 't1' })
      const again = await acts.send(id, 'driver', 'other', { tempId: 't1' })
      const foreign = await acts.send(id, 'passenger', 'two', { tempId: 't1' })
      expect(first).toMatchObject({
        type: 'created',
        message: { seq: 1, changedSeq: 1, senderName: acts.people.driver.name, content: 'one' },
      })
      expect(again).toEqual({ ...first, type: 'duplicate' })
      expect(foreign).toMatchObject({ type: 'created', message: { seq: 2 } })
      const sent = await fixture.stores.messages.findSent(id, acts.people.driver.userId, 't1')
      expect(sent).toMatchObject({ seq: 1 })
      expect((await fixture.stores.conversations.find(id))?.lastSeq).toBe(2)
      expect((await acts.send('none', 'driver', 'x')).type).toBe('notParticipant')
    })

    it('of the system are stored once a tempId, without membership', async () => {
      const { id } = await acts.open()
      const first = await acts.send(id, null, 'The trip has started', { tempId: 'event-1' })
      const again = await acts.send(id, null, 'The trip has started', { tempId: 'event-1' })
      expect([first.type, again.type]).toEqual(['created', 'duplicate'])
    })

    it('are paged from either side, oldest first', async () => {
      const { id } = await acts.open()
      for (let index = 1; index <= 6; index += 1) await acts.send(id, 'driver', `${index}`)
      const page = async (bounds: { before: number | null } | { after: number }) =>
        seqsOf(await acts.page(id, 'passenger', { ...bounds, limit: 2 }))
      expect(await page({ before: null })).toEqual([5, 6])
      expect(await page({ before: 5 })).toEqual([3, 4])
      expect(await page({ after: 1 })).toEqual([2, 3])
    })

    it('are hidden and restored as events, keep their place and lose their content', async () => {
      const { id } = await acts.open()
      const setHidden = (messageId: string, hiddenAt: Date | null) =>
        fixture.stores.moderation.setHidden({
          ...{ messageId, hiddenAt, reason: '', now: acts.now, actor: acts.moderator },
        })
      for (const text of ['one', 'two', 'three']) await acts.send(id, 'driver', text)
      const [message] = await acts.page(id, 'driver')
      const messageId = message?.id ?? ''
      const hidden = await setHidden(messageId, acts.at(1))
      expect(hidden).toMatchObject({
        changed: true,
        message: { seq: 1, changedSeq: 4, content: '' },
      })
      expect(await setHidden(messageId, acts.at(2))).toMatchObject({ changed: false })
      const since = await acts.page(id, 'passenger', { since: 2, limit: 50 })
      expect(since.map(({ seq, changedSeq }) => [seq, changedSeq])).toEqual([
        [3, 3],
        [1, 4],
      ])
      expect(await setHidden(messageId, null)).toMatchObject({
        ...{ changed: true, message: { changedSeq: 5, content: 'one', hiddenAt: null } },
      })
      expect(await setHidden('none', null)).toBeNull()
    })

    it('are found by those who may see them, with what stands around them', async () => {
      const { id } = await acts.open()
      const { messages } = fixture.stores
      for (let index = 1; index <= 5; index += 1) await acts.send(id, 'driver', `${index}`)
      const all = await acts.page(id, 'driver')
      const middle = all[2]
      if (!middle) throw new Error('There is no third message')
      const viewerId = acts.people.passenger.userId
      expect((await messages.findVisible(viewerId, middle.id))?.seq).toBe(3)
      expect(await messages.findVisible('stranger', middle.id)).toBeNull()
      expect(seqsOf(await messages.around(viewerId, middle, 1))).toEqual([2, 3, 4])
      const wanted = [id, 'none'].map((conversationId) => ({ conversationId, viewerId }))
      expect((await messages.lastVisible(wanted)).get(id)?.seq).toBe(5)
      expect(await messages.standsBefore(id, middle.id, 3)).toBe(true)
      expect(await messages.standsBefore(id, middle.id, 2)).toBe(false)
      expect(await messages.standsBefore('other', middle.id, 3)).toBe(false)
    })
  })

  describe('watermarks', () => {
    it('move forward only, never past the newest event, and reading implies having', async () => {
      const { id } = await acts.open()
      for (let index = 1; index <= 3; index += 1) await acts.send(id, 'driver', `${index}`)
      expect((await acts.unread(id)).get(acts.people.passenger.userId)).toBe(3)
      expect(await acts.mark(id, 'passenger', 'delivered', 9)).toEqual({ upToSeq: 3, moved: true })
      expect(await acts.mark(id, 'passenger', 'read', 2)).toEqual({ upToSeq: 2, moved: true })
      expect(await acts.mark(id, 'passenger', 'read', 1)).toEqual({ upToSeq: 2, moved: false })
      expect(await acts.mark(id, 'organizer', 'read', null)).toEqual({ upToSeq: 3, moved: true })
      const marks = await fixture.stores.conversations.participants(id)
      expect(marks.map(({ deliveredSeq, readSeq }) => [deliveredSeq, readSeq])).toEqual([
        ...[
          [0, 0],
          [3, 3],
          [3, 2],
        ],
      ])
      expect((await acts.unread(id)).get(acts.people.passenger.userId)).toBe(1)
      const unreadOf = await fixture.stores.conversations.unreadOf(acts.people.passenger.userId)
      expect(unreadOf.get(id)).toBe(1)
      await acts.setMembers(id, ['driver', 'organizer'])
      expect(await acts.mark(id, 'passenger', 'read', 3)).toBeNull()
    })
  })

  describe('trips', () => {
    it('come with everybody who has to do with them', async () => {
      const { driver: first, organizer: second, passenger: third } = acts.people
      const people = { driver: acts.person('driver'), organizer: acts.person('organizer') }
      const tripId = await fixture.createTrip(people)
      await fixture.book(tripId, acts.person('passenger'), 'CONFIRMED')
      await fixture.book(tripId, acts.person('passenger'), 'CANCELLED')
      const trip = await fixture.stores.trips.find(tripId)
      expect(trip).toMatchObject({
        id: tripId,
        timeZone: 'Asia/Almaty',
        status: 'SCHEDULED',
        ...people,
      })
      expect(trip?.bookings).toEqual([{ ...acts.person('passenger'), status: 'CANCELLED' }])
      for (const { userId } of [first, second, third]) {
        const listed = await fixture.stores.trips.listFor(userId)
        expect(listed.map(({ id }) => id)).toContain(tripId)
      }
      expect(await fixture.stores.trips.listFor('stranger')).toEqual([])
      expect(await fixture.stores.trips.find('none')).toBeNull()
      expect(await fixture.stores.trips.findMany(['none', tripId])).toEqual([trip])
    })
  })
}
