import { setTimeout as sleep } from 'node:timers/promises'
import { gather } from '../load/crowd.ts'
import { median } from '../load/median.ts'
import type { Database } from '../database.ts'
import type { Figures, Stage } from '../stage.ts'
import { insertBacklog } from './backlog.ts'

const BACKLOG = 10_000
/** Longer than anything is held back to be written with others. */
const WRITTEN_MS = 300

/** One `messages:read` by somebody who has ten thousand messages to read, in several conversations. */
export async function markRead(stage: Stage): Promise<Figures | null> {
  const { system, database } = stage
  const rooms = stage.world.read ?? []
  if (!database) return null
  const first = await gather(stage, rooms)
  first.leave()
  for (const [index, room] of rooms.entries()) {
    const conversationId = first.rooms[index]?.[0]?.conversationId ?? ''
    const senders = room.people.slice(0, 1)
    await insertBacklog(system, database, { conversationId, count: BACKLOG, senders })
  }
  await database.query('VACUUM ANALYZE "Message"')
  await stage.restart()
  const crowd = await gather(stage, rooms)
  const times: number[] = []
  const written: number[] = []
  for (const room of crowd.rooms) {
    const reader = room[1]
    if (!reader) continue
    await sleep(WRITTEN_MS)
    const before = await walPosition(database)
    const began = performance.now()
    await reader.client.ask('messages:read', { conversationId: reader.conversationId })
    times.push(performance.now() - began)
    await sleep(WRITTEN_MS)
    written.push((await walPosition(database)) - before)
  }
  crowd.leave()
  return { readMs: median(times), readWalBytes: median(written) }
}

async function walPosition(database: Database): Promise<number> {
  const sql = `SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS "at"`
  return Number((await database.query<{ at: string }>(sql))[0]?.at)
}
