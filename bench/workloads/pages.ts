import { connectClient, join, newTally } from '../load/client.ts'
import { gather } from '../load/crowd.ts'
import { fetchPage } from '../load/fetchPage.ts'
import { median } from '../load/median.ts'
import type { Database } from '../database.ts'
import type { Figures, Stage } from '../stage.ts'
import type { Person, Room } from '../world.ts'
import { BACKLOG_BEGAN, insertBacklog } from './backlog.ts'

const MESSAGES = 100_000
const SAMPLES = 200
const WARM_UP = 30
const MISSED = 50
const REFETCHED = 200

/** Makes the conversation of a room a long one; the server is to be started again after it. */
export async function layOutPages(stage: Stage, database: Database, room: Room): Promise<void> {
  const crowd = await gather(stage, [room])
  const conversationId = crowd.members[0]?.conversationId ?? ''
  crowd.leave()
  const backlog = { conversationId, count: MESSAGES, senders: room.people }
  await insertBacklog(stage.system, database, backlog)
  await database.query('VACUUM ANALYZE "Message"')
}

/** Pages out of it, and what a client that was away for a while asks for. */
export async function samplePages(stage: Stage, { tripId, people }: Room): Promise<Figures> {
  const { system, server } = stage
  const person = people[1]
  if (!person) throw new Error('There is nobody to read')
  const path = `/api/messages/${tripId}`
  const page = await sample(() => {
    const before = 51 + Math.floor(Math.random() * (MESSAGES - 51))
    const at = new Date(BACKLOG_BEGAN + before * 1_000).toISOString()
    const query = `before=${system.tables === 'product' ? before : at}&limit=50`
    return fetchPage(server.port, `${path}?${query}`, person.token)
  })
  const missed = await (system.tables === 'product'
    ? catchUp(stage, tripId, person)
    : sample(() => fetchPage(server.port, `${path}?limit=${REFETCHED}`, person.token)))
  return {
    historyMs: page.ms,
    historyBytes: page.bytes,
    catchUpMs: missed.ms,
    catchUpBytes: missed.bytes,
  }
}

async function catchUp({ server, system }: Stage, tripId: string, person: Person) {
  const { dialect } = system
  const client = await connectClient({ port: server.port, dialect, person, tally: newTally() })
  const conversationId = await join(client, tripId)
  const payload = JSON.stringify({ conversationId, afterSeq: MESSAGES - MISSED })
  const ask = () =>
    new Promise<{ ms: number; bytes: number }>((resolve, reject) => {
      const began = performance.now()
      client.request('messages:since', payload, (isGood, bytes, start, end) => {
        if (isGood) resolve({ ms: performance.now() - began, bytes: end - start })
        else reject(new Error(bytes.toString('utf8', start, end)))
      })
    })
  const figures = await sample(ask)
  client.close()
  return figures
}

async function sample(ask: () => Promise<{ ms: number; bytes: number }>) {
  for (let count = 0; count < WARM_UP; count++) await ask()
  const answers: { ms: number; bytes: number }[] = []
  for (let count = 0; count < SAMPLES; count++) answers.push(await ask())
  return {
    ms: median(answers.map(({ ms }) => ms)),
    bytes: median(answers.map(({ bytes }) => bytes)),
  }
}
