import { answerDoorbell } from '../../../server/src/access/answerDoorbell.ts'
import { canAccess } from '../../../server/src/access/canAccess.ts'
import type { Deps } from '../../../server/src/deps.ts'
import { createReceiptBatches } from '../../../server/src/receipts/receiptBatches.ts'
import { createSerializer } from '../../../server/src/serializer.ts'
import { createTestDeps } from '../../../server/src/testing/createTestDeps.ts'
import { visibleTo } from '../../../server/src/testing/memoryTables.ts'
import type { Person } from '../../../server/src/trips/tripDirectory.ts'
import type { Later } from './network.ts'

/** What may let somebody see more than before. */
const CHANGING = new Set<string | symbol>(['open', 'insertOnce', 'setMembers', 'end'])

/** The server's operations over stores in memory whose every statement waits for its turn. */
export function createWorld(now: () => number, later: Later) {
  const test = createTestDeps(() => new Date(now()))
  const { tables, createUser } = test
  const people = ['Nurlan', 'Aida', 'Timur'].map((name) => createUser(name))
  const moderator = createUser('Saule', 'MODERATOR')
  const [driver, ...passengers] = people
  if (!driver) throw new Error('Nobody drives')
  const trip = test.createTrip({ driver, organizer: driver })
  for (const passenger of passengers) test.book(trip.id, passenger, 'CONFIRMED')

  /** Ids of the messages that somebody may have seen, at whatever time. */
  const entitled = new Map(people.map(({ userId }) => [userId, new Set<string>()]))

  const isMember = ({ userId }: Person) => canAccess(userId, trip) !== null

  let notedCount = 0

  function noteEntitled() {
    for (const { id } of tables.conversations.values()) {
      for (const [userId, seen] of entitled) {
        for (const message of visibleTo(tables, userId, id)) seen.add(message.id)
      }
    }
    // Access follows the booking, and the list of participants follows a moment later.
    const fresh = tables.messages.slice(notedCount)
    notedCount = tables.messages.length
    for (const person of people.filter(isMember)) {
      for (const { id } of fresh) entitled.get(person.userId)?.add(id)
    }
  }

  let inserting: Promise<unknown> = Promise.resolve()

  const inTurn = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, key) {
        const method: unknown = Reflect.get(target, key)
        if (typeof method !== 'function') return method
        return async (...values: unknown[]) => {
          // The store keeps the order of its calls, as PostgreSQL's does.
          if (key === 'insertOnce') await (inserting = inserting.then(() => later(String(key))))
          else await later(String(key))
          const result: unknown = await Reflect.apply(method, target, values)
          if (CHANGING.has(key)) noteEntitled()
          return result
        }
      },
    })

  const conversations = inTurn(test.deps.conversations)
  const deps: Deps = {
    ...test.deps,
    serializer: createSerializer(),
    receipts: createReceiptBatches({ store: conversations.moveWatermarks, elapsed: now }),
    conversations,
    messages: inTurn(test.deps.messages),
    trips: inTurn(test.deps.trips),
    blocks: inTurn(test.deps.blocks),
  }

  return {
    ...{ deps, tables, people, moderator, entitled },
    tripId: trip.id,
    actorOf: test.actorOf,
    isMember,
    /** Cancels or confirms a booking, and rings as the database does. */
    async book(person: Person, status: 'CONFIRMED' | 'CANCELLED') {
      test.book(trip.id, person, status)
      await later('doorbell')
      await answerDoorbell(deps, { type: 'trip', tripId: trip.id })
    },
    conversationId: () => [...tables.conversations.keys()][0] ?? '',
  }
}

export type SimulatedWorld = ReturnType<typeof createWorld>
