import { median } from '../load/median.ts'
import type { Figures, Stage } from '../stage.ts'
import type { Room } from '../world.ts'
import { countMessages, fillMessages } from './fillMessages.ts'
import { layOutPages, samplePages } from './pages.ts'

const ROWS = 10_000_000
const TIMES = 3

/** The same pages of the same conversation, before and after the table around it grows. */
export async function largeTable(stage: Stage): Promise<Figures | null> {
  const { database, system, world } = stage
  const room = world.large?.[0]
  if (system.tables !== 'product' || !database || !room) return null
  await layOutPages(stage, database, room)
  const messagesBefore = await countMessages(database)
  const small = await sampleOften(stage, room)
  await fillMessages(database, ROWS)
  const large = await sampleOften(stage, room)
  return {
    messagesBefore,
    smallPageMs: small.pageMs,
    largePageMs: large.pageMs,
    smallCatchUpMs: small.catchUpMs,
    largeCatchUpMs: large.catchUpMs,
  }
}

/** Of several servers, since none is as fast as the one before. */
async function sampleOften(stage: Stage, room: Room) {
  const samples: Figures[] = []
  for (let time = 1; time <= TIMES; time++) {
    await stage.restart()
    samples.push(await samplePages(stage, room))
  }
  return {
    pageMs: median(samples.map(({ historyMs = NaN }) => historyMs)),
    catchUpMs: median(samples.map(({ catchUpMs = NaN }) => catchUpMs)),
  }
}
