import { connectClient, join, newTally } from '../load/client.ts'
import { gather } from '../load/crowd.ts'
import { fetchPage } from '../load/fetchPage.ts'
import { median } from '../load/median.ts'
import type { Figures, Stage } from '../stage.ts'
import { BACKLOG_BEGAN, insertBacklog } from './backlog.ts'

const MESSAGES = 100_000
const SAMPLES = 200
const WARM_UP = 30
const MISSED = 50
const REFETCHED = 200

/** Pages out of a long conversation, and what a client that was away for a while asks for. */
export async function history(stage: Stage): Promise<Figures | null> {
  const { system, database } = stage
  const room = stage.world.history?.[0]
  if (!database || !room) return null
  const crowd = await gather(stage, [room])
  const conversationId = crowd.members[0]?.conversationId ?? ''
  crowd.leave()
  await insertBacklog(system, database, { conversationId, count: MESSAGES, senders: room.people })
  await database.query('VACUUM ANALYZE "Message"')
  await stage.restart()

  const token = room.people[1]?.token ?? ''
  const path = `/api/messages/${room.tripId}`
  const page = await sample(() => {
    const before = 51 + Math.floor(Math.random() * (MESSAGES - 51))
    const at = new Date(BACKLOG_BEGAN + before * 1_000).toISOString()
    const query = `before=${system.tables === 'product' ? before : at}&limit=50`
    return fetchPage(stage.server.port, `${path}?${query}`, token)
  })
  const missed = await (system.tables === 'product'
    ? catchUp(stage, room.tripId, token)
    : sample(() => fetchPage(stage.server.port, `${path}?limit=${REFETCHED}`, token)))
  return {
    historyMs: page.ms,
    historyBytes: page.bytes,
    catchUpMs: missed.ms,
    catchUpBytes: missed.bytes,
  }
}

async function catchUp({ server, system }: Stage, tripId: string, token: string) {
  const { dialect } = system
  const client = await connectClient({ port: server.port, dialect, token, tally: newTally() })
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
