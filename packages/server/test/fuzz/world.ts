import { rest } from '../harness.ts'
import type { TestDatabase } from '../testDatabase.ts'
import { createBooking, createSession, createTrip, createUser, type TestUser } from '../world.ts'
import type { KnownIds } from './samples.ts'

const PEOPLE = 24
const BYSTANDERS = 10
const SPARE_SESSIONS = 30

export interface FuzzWorld {
  /** Who sends; some of them are moderators. */
  tokens: string[]
  spareTokens: string[]
  bystanders: { token: string; tripId: string }[]
  tripIds: string[]
}

/** People on two trips, something said already, and others on a trip of their own. */
export async function createFuzzWorld(database: TestDatabase): Promise<FuzzWorld> {
  const people: TestUser[] = []
  for (let index = 0; index < PEOPLE; index++) {
    const role = index % 6 === 5 ? (index % 12 === 5 ? 'MODERATOR' : 'ADMIN') : 'USER'
    people.push(await createUser(database, `f${index}`, role))
  }
  const tripIds = [
    await shareTrip(database, people.slice(0, PEOPLE / 2)),
    await shareTrip(database, people.slice(PEOPLE / 2)),
  ]
  const others: TestUser[] = []
  for (let index = 0; index < BYSTANDERS; index++) {
    others.push(await createUser(database, `b${index}`))
  }
  const tripId = await shareTrip(database, others)
  const [spare] = people
  if (!spare) throw new Error('There is nobody')
  const spareTokens: string[] = []
  for (let index = 0; index < SPARE_SESSIONS; index++) {
    spareTokens.push((await createSession(database, spare.userId)).token)
  }
  return {
    tokens: people.map(({ token }) => token),
    spareTokens,
    bystanders: others.map(({ token }) => ({ token, tripId })),
    tripIds,
  }
}

async function shareTrip(database: TestDatabase, people: TestUser[]): Promise<string> {
  const [driver, ...passengers] = people
  if (!driver) throw new Error('There is no driver')
  const tripId = await createTrip(database, { driver, organizer: driver })
  for (const one of passengers) await createBooking(database, tripId, one, 'CONFIRMED')
  return tripId
}

/** Says something on each trip and reports it, so that there are ids to ask for. */
export async function learnIds({ url }: { url: string }, world: FuzzWorld): Promise<KnownIds> {
  const ids = { tripId: world.tripIds, conversationId: [''], messageId: [''], reportId: [''] }
  const post = async (path: string, token: string, body: unknown) => {
    const answer = await rest({ url }, 'POST', path, { token, body })
    if (answer.status !== 200) throw new Error(`${path} ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  for (const [index, tripId] of world.tripIds.entries()) {
    const half = index * (PEOPLE / 2)
    const [author = '', reader = ''] = world.tokens.slice(half)
    const content = 'Good morning'
    const sent = await post('/api/messages/send', author, { tripId, content })
    const messageId = String(sent.messageId)
    const reported = await post('/api/messages/report', reader, { messageId, reason: 'OTHER' })
    ids.conversationId.push(String(sent.conversationId))
    ids.messageId.push(messageId)
    ids.reportId.push(String(reported.reportId))
  }
  return Object.fromEntries(Object.entries(ids).map(([key, all]) => [key, all.filter(Boolean)]))
}
