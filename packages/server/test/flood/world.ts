import type { TestDatabase } from '../testDatabase.ts'
import { createBooking, createTrip, createUser, type TestUser } from '../world.ts'

const BYSTANDERS = 10
const READERS = 100
const SPEAKERS = 10

export interface FloodWorld {
  spammer: TestUser
  spamTripId: string
  bystanders: { token: string; tripId: string }[]
  /** All on one trip: who reads nothing, who reads, and who speaks. */
  readers: TestUser[]
  listener: TestUser
  speakers: TestUser[]
  busyTripId: string
}

export async function createFloodWorld(database: TestDatabase): Promise<FloodWorld> {
  const users = async (count: number, name: string) => {
    const people: TestUser[] = []
    for (let index = 0; index < count; index++) {
      people.push(await createUser(database, `${name}${index}`))
    }
    return people
  }
  const share = async ([driver, ...passengers]: TestUser[]) => {
    if (!driver) throw new Error('There is no driver')
    const tripId = await createTrip(database, { driver, organizer: driver })
    for (const one of passengers) await createBooking(database, tripId, one, 'CONFIRMED')
    return tripId
  }
  const [spammer, victim] = await users(2, 's')
  const [listener] = await users(1, 'l')
  if (!spammer || !victim || !listener) throw new Error('There is nobody')
  const bystanders = await users(BYSTANDERS, 'b')
  const readers = await users(READERS, 'r')
  const speakers = await users(SPEAKERS, 'p')
  const tripId = await share(bystanders)
  return {
    spammer,
    spamTripId: await share([spammer, victim]),
    bystanders: bystanders.map(({ token }) => ({ token, tripId })),
    readers,
    listener,
    speakers,
    busyTripId: await share([...speakers, listener, ...readers]),
  }
}
