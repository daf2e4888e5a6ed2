import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { PLANNING } from '../../packages/server/src/storage/database.ts'
import { insertMessages } from '../../packages/server/src/storage/sql/insertMessages.ts'
import { moveWatermarks } from '../../packages/server/src/storage/sql/moveWatermarks.ts'
import { median } from '../load/median.ts'
import type { Figures, Stage } from '../stage.ts'

const CONVERSATION = 'past-1'
const SENDER = 'past-1-1'
/** As messages come at two hundred a second: everything has gone to sleep in between. */
const APART_MS = 5
const SAMPLES = 300

/**
 * What a statement of the product takes PostgreSQL, beside the least that any durable answer takes:
 * one row written by its key and committed.
 */
export async function statementCost({ database, system }: Stage): Promise<Figures | null> {
  if (system.tables !== 'product' || !database) return null
  const client = new pg.Client({ connectionString: database.url, options: PLANNING })
  await client.connect()
  let seq = 0
  const statements = {
    select: () => client.query({ name: 'select', text: 'SELECT 1', values: [] }),
    update: () =>
      client.query({
        name: 'update',
        text: 'UPDATE "Conversation" SET "lastMessageAt" = $2 WHERE "id" = $1',
        values: [CONVERSATION, new Date()],
      }),
    insert: () => client.query({ ...insertMessages, values: [JSON.stringify([newMessage()])] }),
    receipt: () =>
      client.query({ ...moveWatermarks, values: [JSON.stringify([move((seq += 1))])] }),
  }
  const figures: Figures = {}
  for (const [name, ask] of Object.entries(statements)) {
    figures[`${name}InARow`] = await sample(ask, 0)
    figures[`${name}Apart`] = await sample(ask, APART_MS)
  }
  await client.end()
  return figures
}

async function sample(ask: () => Promise<unknown>, pauseMs: number): Promise<number> {
  const times: number[] = []
  for (let count = 0; count < SAMPLES; count++) {
    const began = performance.now()
    await ask()
    times.push(performance.now() - began)
    if (pauseMs > 0) await sleep(pauseMs)
  }
  return median(times)
}

const newMessage = () => ({
  ...{ id: randomUUID(), conversationId: CONVERSATION, senderId: SENDER, type: 'TEXT' },
  content: 'On my way, ten minutes from the eastern gate of the station',
  metadata: null,
  tempId: randomUUID(),
  createdAt: new Date(),
})

/** The messages inserted before it are what there is to read. */
const move = (seq: number) => ({
  conversationId: CONVERSATION,
  userId: 'past-1-2',
  ...{ deliveredSeq: 50 + seq, readSeq: 50 + seq },
  at: new Date(),
})
