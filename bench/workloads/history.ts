import type { Figures, Stage } from '../stage.ts'
import { layOutPages, samplePages } from './pages.ts'

/** A long conversation in a table that holds little else. */
export async function history(stage: Stage): Promise<Figures | null> {
  const room = stage.world.history?.[0]
  if (!stage.database || !room) return null
  await layOutPages(stage, stage.database, room)
  await stage.restart()
  return samplePages(stage, room)
}
